"""Presidio's own recognizers on a blank pipeline: shapes, no names."""

from presidio import Blank, analyse_with

analyse_with(Blank())
