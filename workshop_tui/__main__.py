"""`python -m workshop_tui`: the same as the console script."""

from workshop_tui.cli import main

if __name__ == "__main__":
    main()
