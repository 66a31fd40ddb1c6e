"""What the program says when it says no.

A refusal is a class named for the situation; its `sentence` is what the person reads and says what to do next, with named
places that are filled from the keyword arguments. Everything else that goes wrong is a fault of ours. Add a refusal by
adding a class to the file of its subject: nothing else has to know it, and everybody imports it from here.
"""

from fairdesk.base.errors.acts import *  # noqa: F403
from fairdesk.base.errors.desks import *  # noqa: F403
from fairdesk.base.errors.exchange import *  # noqa: F403
from fairdesk.base.errors.faces import *  # noqa: F403
from fairdesk.base.errors.papers import *  # noqa: F403
from fairdesk.base.errors.printing import *  # noqa: F403
from fairdesk.base.errors.refusal import Cancelled as Cancelled
from fairdesk.base.errors.refusal import Refusal as Refusal
from fairdesk.base.errors.refusal import reason_of as reason_of
from fairdesk.base.errors.rosters import *  # noqa: F403
from fairdesk.base.errors.rules import *  # noqa: F403
from fairdesk.base.errors.scans import *  # noqa: F403
from fairdesk.base.errors.slips import *  # noqa: F403
