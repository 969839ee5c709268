#!/usr/bin/env python
"""Start Django's commands and nothing else."""

import os
import sys

from alliance.config.process import process_for

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliance.config.settings.local")
    os.environ.setdefault("TANGMENG_PROCESS", process_for(sys.argv[1:]))

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
