"""Python types told to language models, as forms of answers and as tools, and what they write read back. No I/O."""
