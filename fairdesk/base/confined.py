"""Bounds for a process that opens other people's files: memory, time of the processor, and no file of its own."""


def confine(memory: int, seconds: int) -> None:
    """This process holds at most so many bytes, computes so many seconds, writes no file and leaves no core.

    Only where the platform can bound them; Windows cannot, and the clock of whoever started the process remains.
    """
    try:
        import resource
    except ImportError:
        return
    for limit, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(limit)
        resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
