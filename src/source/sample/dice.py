"""Chance and calendar arithmetic that give the same bytes on every machine.

Only `Random.random()` is used, because Python promises its sequence across versions, and only the
four basic operations, because `pow`, `log` and the like differ in the last digit between platforms.
"""

import datetime
import random

Day = datetime.date

FIRST = Day(2023, 11, 23)
AS_OF = Day(2026, 11, 22)


def total(numbers):
    """The plain sum from left to right; `sum` adds floats differently from Python 3.12 on."""
    result = 0
    for number in numbers:
        result = result + number
    return result


class Dice:
    """A seeded source of chance."""

    def __init__(self, seed):
        self._random = random.Random(seed)

    def unit(self):
        """A float in [0, 1)."""
        return self._random.random()

    def hit(self, probability):
        """True with the given probability."""
        return self.unit() < probability

    def between(self, low, high):
        """A float in [low, high)."""
        return low + (high - low) * self.unit()

    def whole(self, low, high):
        """A whole number from low to high, both included."""
        return low + int(self.unit() * (high - low + 1))

    def normal(self):
        """About normal, mean 0 and deviation 1: twelve uniforms, so no logarithm is needed."""
        return total(self.unit() for _ in range(12)) - 6.0

    def pick(self, items):
        """One of the items."""
        return items[int(self.unit() * len(items))]

    def weighted(self, pairs):
        """One item of (item, weight) pairs."""
        point = self.unit() * total(weight for _, weight in pairs)
        for item, weight in pairs:
            point -= weight
            if point < 0:
                return item
        return pairs[-1][0]

    def some(self, items, count):
        """`count` different items, in the order drawn."""
        rest = list(items)
        return [rest.pop(int(self.unit() * len(rest))) for _ in range(min(count, len(rest)))]


def plus(day, days):
    """The day that many days later."""
    return day + datetime.timedelta(days=days)


def workday(day):
    """The day itself, or the next one outside weekends and the Christmas break."""
    while day.weekday() > 4 or (day.month, day.day) in QUIET_DAYS:
        day = plus(day, 1)
    return day


QUIET_DAYS = {(12, 24), (12, 25), (12, 26), (12, 31), (1, 1), (1, 6), (5, 1), (12, 6)}


def nearest(numerator, denominator):
    """The whole number nearest to a quotient of whole numbers, halves away from zero."""
    sign = -1 if numerator < 0 else 1
    return sign * ((2 * abs(numerator) + denominator) // (2 * denominator))


def money(cents):
    """Cents as a decimal with two places and a point."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def decimal(thousandths):
    """Thousandths as a plain decimal without trailing zeros."""
    sign = "-" if thousandths < 0 else ""
    whole, part = divmod(abs(thousandths), 1000)
    return f"{sign}{whole}" + (f".{part:03d}".rstrip("0") if part else "")
