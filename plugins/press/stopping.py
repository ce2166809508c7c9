"""Why a build cannot go on."""


class Stopped(RuntimeError):
    """The build cannot go on; str() says why."""
