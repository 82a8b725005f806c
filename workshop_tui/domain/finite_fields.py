"""Arithmetic in the finite field of q elements, q a power of a prime.

The elements are the numbers 0 to q − 1. Written in base p the digits of a number are the coefficients
of a polynomial over Z_p; sums are sums of digits, products are taken modulo a monic irreducible
polynomial (R. Lidl, H. Niederreiter, Introduction to Finite Fields and their Applications, chapters 1
and 2). For a prime q that is arithmetic modulo q.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product


@dataclass(frozen=True)
class Field:
    """The tables of sums and products: `added[x][y]` is x + y, `times[x][y]` is x · y."""

    added: tuple[tuple[int, ...], ...]
    times: tuple[tuple[int, ...], ...]


def prime_power(number: int) -> tuple[int, int] | None:
    """The prime p and the exponent e for which pᵉ is the number; None when there are none."""
    if number < 2:
        return None
    prime = next((low for low in range(2, number) if low * low <= number and number % low == 0), number)
    exponent, rest = 0, number
    while rest % prime == 0:
        rest //= prime
        exponent += 1
    return (prime, exponent) if rest == 1 else None


@cache
def field(size: int) -> Field:
    """The field with that many elements. Raises ValueError when the size is no power of a prime."""
    found = prime_power(size)
    if found is None:
        raise ValueError(f"there is no field of {size} elements")
    prime, exponent = found
    modulus = _irreducible(prime, exponent)
    digits = [_digits(number, prime, exponent) for number in range(size)]
    return Field(
        tuple(
            tuple(_number([(a + b) % prime for a, b in zip(x, y, strict=True)], prime) for y in digits)
            for x in digits
        ),
        tuple(tuple(_number(_product(x, y, modulus, prime), prime) for y in digits) for x in digits),
    )


def _digits(number: int, prime: int, count: int) -> list[int]:
    """The digits in base `prime`, lowest first."""
    return [number // prime**place % prime for place in range(count)]


def _number(digits: list[int], prime: int) -> int:
    return sum(digit * prime**place for place, digit in enumerate(digits))


def _product(x: list[int], y: list[int], modulus: list[int], prime: int) -> list[int]:
    """The product of two polynomials modulo a monic one, coefficients lowest first."""
    found = [0] * (len(x) + len(y) - 1)
    for i, a in enumerate(x):
        for j, b in enumerate(y):
            found[i + j] = (found[i + j] + a * b) % prime
    return _remainder(found, modulus, prime)


def _remainder(value: list[int], modulus: list[int], prime: int) -> list[int]:
    degree = len(modulus) - 1
    left = list(value)
    for place in range(len(left) - 1, degree - 1, -1):
        top = left[place]
        for below, coefficient in enumerate(modulus):
            left[place - degree + below] = (left[place - degree + below] - top * coefficient) % prime
    return left[:degree]


def _irreducible(prime: int, degree: int) -> list[int]:
    """The first monic polynomial of that degree that no polynomial of a lower degree divides."""
    for low in product(range(prime), repeat=degree):
        candidate = [*low, 1]
        divisors = (
            [*part, 1] for size in range(1, degree // 2 + 1) for part in product(range(prime), repeat=size)
        )
        if all(any(_remainder(candidate, divisor, prime)) for divisor in divisors):
            return candidate
    raise AssertionError("there is an irreducible polynomial of every degree")
