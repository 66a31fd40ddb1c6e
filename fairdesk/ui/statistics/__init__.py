"""The figures of the fair: five in large type, three charts, one table; every figure opens down to its rows.

It reads reports and hands them out as files; it reckons nothing itself.
"""
