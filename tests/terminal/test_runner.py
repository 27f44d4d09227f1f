"""What holds for every prompt while a session of them lasts."""

from prompt_toolkit.key_binding.defaults import load_key_bindings

from novaspec_new.terminal.prompts import runner


def _count() -> int:
    return len(load_key_bindings().bindings)


def test_a_session_has_no_key_bindings_of_vi() -> None:
    before = _count()
    with runner.session():
        within = _count()
    # Enough is left to type by, and vi's are the larger part.
    assert 100 < within < before / 2
    assert _count() == before
