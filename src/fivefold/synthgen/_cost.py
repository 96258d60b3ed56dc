"""What tokens cost. No I/O."""

from typing import Self

from attrs import frozen


@frozen
class Cost:
    """What the tokens of a batch cost, in the currency of the prices.

    Attributes:
        input: For tokens in.
        output: For tokens out.
    """

    input: float
    output: float

    @property
    def total(self) -> float:
        """Both."""
        return self.input + self.output

    @classmethod
    def of(cls, tokens_in: int, tokens_out: int, by_1m_input_token: float, by_1m_output_token: float) -> Self:
        """From numbers of tokens and prices per million of them."""
        return cls(tokens_in / 1e6 * by_1m_input_token, tokens_out / 1e6 * by_1m_output_token)
