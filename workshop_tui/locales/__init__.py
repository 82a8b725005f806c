"""The catalogues of the screen's languages: edited as .po, compiled to .mo when the package is built."""
