"""gbaqa: short, cited answers on Hong Kong-Shenzhen and Greater Bay Area cooperation."""

__version__ = "0.1.0"
