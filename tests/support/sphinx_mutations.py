"""Faults that Sphinx alone tells of, to put into a spec."""

from tests.support.mutations import Mutation, put

MUTATIONS: dict[str, Mutation] = {
    "rfc": put("Some\n:rfc:`the teapot`.", "link-number", 1),
    "pep": put("* one\n* :pep:`style <eight>`", "link-number", 1),
    "cwe": put("Some\n:cwe:`CWE-79`.", "link-number", 1),
    "toctree": put(
        "Text.\n\n.. toctree::\n\n   no/such/page", "link-document", 4
    ),
    "hlist": put("Text.\n\n.. hlist::\n\n   No list.", "rst-directive", 2),
    "acks": put(".. acks::\n\n   Nobody.", "rst-directive"),
    "parameter": put(
        "Text.\n\n.. py:function:: f(a, b, a)\n\n   More.",
        "rst-declaration",
        2,
    ),
    "option-name": put(".. option:: =x\n\n   More.", "rst-declaration"),
    "object-option": put(
        ".. py:data:: x\n   :async:\n\n   More.", "rst-directive"
    ),
    "condition": put(".. only:: html and\n\n   More.", "rst-declaration"),
    "index-entry": put(".. index:: pair: one", "rst-declaration"),
    "term": put(
        ".. glossary::\n\n   one word\n      Text.\n\n   one word\n"
        "      Text.",
        "link-term-taken",
        5,
    ),
    "token": put(
        ".. productionlist::\n   one: `two`\n   one: `three`",
        "link-term-taken",
    ),
    "term-unknown": put("Some\n:term:`no such word`.", "link-target", 1),
    "raw-role": put("Some\n:raw:`<b>`.", "rst-role", 1),
    "line-numbers": put(
        ".. code-block:: none\n   :emphasize-lines: 2-1\n\n   x\n   y",
        "rst-directive",
    ),
}
