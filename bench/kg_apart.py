"""`kg` as it reads large dumps: with processes of its own, however little there is to read (`bench.kills`)."""

from kg.cli import main
from loaders.bulk import read, steps

if __name__ == "__main__":
    read.LOT = read.SMALL = steps.FEW = 0
    main()
