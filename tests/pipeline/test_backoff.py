from faceclock.pipeline.backoff import Backoff


def test_waits_double_up_to_the_ceiling_with_jitter():
    waits = [Backoff(first=0.25, ceiling=1.0) for _ in range(50)]
    for step in (0.25, 0.5, 1.0, 1.0):
        drawn = [backoff.next() for backoff in waits]
        assert all(step / 2 <= wait <= step for wait in drawn)
        assert len(set(drawn)) > 1


def test_after_a_reset_it_begins_again():
    backoff = Backoff(first=0.25, ceiling=8.0)
    for _ in range(6):
        backoff.next()
    backoff.reset()
    assert backoff.next() <= 0.25
