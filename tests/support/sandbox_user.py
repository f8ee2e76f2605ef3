"""A program that uses a sandbox until it is killed; writes who runs below it to a file."""

import sys

from workstation.gateway.sandbox.client import Sandbox
from workstation.gateway.sandbox.limits import Limits

if __name__ == "__main__":
    sandbox = Sandbox(module="tests.support.strange_jobs")
    sandbox.run("starts_another", {"note": sys.argv[1]}, b"", Limits(wall_seconds=120))
