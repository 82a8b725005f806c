"""Days run from the command line alone, held against what the contract promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import Shell
from workshop_tui.paths import shipped_sessions

GAPS = """
conference:
  id: gaps
  title: Gaps
  date: 2020-02-14
  language: en
agenda:
  - {id: one, time: 9.00 - 9.30, title: One, kind: talk}
  - {id: two, time: 9.40 - 10.00, title: Two, kind: plenary}
  - {id: three, time: 10.00 - 10.30, title: Three, kind: plenary, fixed: true}
  - {id: four, time: 10.30 - 11.00, title: Four, kind: plenary}
"""


@pytest.fixture
def gaps(shell: Shell) -> Shell:
    file = shell.db.with_name("gaps.yaml")
    file.write_text(GAPS, encoding="utf-8")
    assert shell("open", str(file)).code == 0
    return shell


def expected(shell: Shell, now: str) -> tuple[int, str, str]:
    """Offset in minutes, when the next item is expected, and the end of the day."""
    said = shell.status(now)
    following = said["next"]["expected_start"][11:16] if said["next"] else "-"
    return said["offset_s"] // 60, following, said["expected_day_end"][11:16]


def test_a_late_start_and_a_gap_that_absorbs(gaps: Shell) -> None:
    gaps.ok("do", "start", now="09:07")
    assert expected(gaps, "09:10") == (7, "09:40", "11:00")
    assert expected(gaps, "09:45") == (15, "09:45", "11:05")
    gaps.ok("do", "next", now="09:45")
    assert expected(gaps, "09:45") == (5, "10:05", "11:05")


def test_a_day_not_begun_is_late_from_its_first_start_on(gaps: Shell) -> None:
    assert expected(gaps, "08:30") == (0, "09:00", "11:00")
    assert expected(gaps, "09:05")[0] == 5


def test_ahead_a_fixed_item_keeps_its_time(gaps: Shell) -> None:
    gaps.ok("do", "start", now="09:00")
    gaps.ok("do", "next", now="09:20")
    assert expected(gaps, "09:20") == (-20, "10:00", "11:00")
    gaps.ok("do", "next", now="10:00")
    assert expected(gaps, "10:00") == (0, "10:30", "11:00")
    gaps.ok("do", "next", now="10:20")
    assert expected(gaps, "10:20") == (-10, "-", "10:50")


def test_a_fixed_item_in_conflict_shifts_the_rest(gaps: Shell) -> None:
    gaps.ok("do", "start", "two", now="09:50")
    assert expected(gaps, "09:50") == (10, "10:10", "11:10")
    late = [line for line in gaps.ok("status", now="10:05").splitlines() if "‼" in line]
    assert late == ["‼ 10 min late: Three (10:00)"]


def test_pause_add_and_overtime_add_up(gaps: Shell) -> None:
    gaps.ok("do", "start", now="09:00")
    gaps.ok("do", "pause", now="09:10")
    assert gaps.status("09:20")["state"] == "paused"
    assert expected(gaps, "09:20") == (10, "09:40", "11:00")
    gaps.ok("do", "resume", now="09:25")
    assert gaps.status("09:25")["item"]["remaining_s"] == 20 * 60
    gaps.ok("do", "add", "5m", now="09:26")
    gaps.ok("do", "add", "-2m", now="09:27")
    said = gaps.status("09:30")["item"]
    assert (said["remaining_s"], said["expected_end"][11:19]) == (18 * 60, "09:48:00")
    said = gaps.status("09:48:01")["item"]
    assert (said["remaining_s"], said["phase"], said["expected_end"][11:19]) == (-1, "overtime", "09:48:01")


def test_phases(gaps: Shell) -> None:
    """Thirty minutes: warning in the last five, danger in the last one."""
    gaps.ok("do", "start", now="09:00")
    phases = [gaps.status(now)["item"]["phase"] for now in ("09:24:59", "09:25:00", "09:28:59", "09:29:00")]
    assert phases == ["normal", "warning", "warning", "danger"]
    assert gaps.status("09:30:00")["item"]["phase"] == "danger"
    assert gaps.status("09:30:01")["item"]["phase"] == "overtime"


def test_skip_backdate_undo_and_redo(gaps: Shell) -> None:
    gaps.ok("do", "start", now="09:00")
    gaps.ok("do", "skip", "two", now="09:10")
    assert gaps.status("09:10")["next"]["id"] == "three"
    gaps.ok("do", "undo", now="09:11")
    assert gaps.status("09:11")["next"]["id"] == "two"
    gaps.ok("do", "redo", now="09:12")
    gaps.ok("do", "undo", now="09:12")
    gaps.ok("do", "next", now="09:50")
    gaps.ok("do", "backdate", "9.42", now="09:51")
    said = gaps.status("09:52")
    assert (said["item"]["started"][11:19], said["item"]["remaining_s"]) == ("09:42:00", 10 * 60)
    for _ in range(3):
        gaps.ok("do", "undo", now="09:53")
    assert gaps.status("09:53")["state"] == "planned"
    assert gaps("do", "undo").code == 1
    for _ in range(3):
        gaps.ok("do", "redo", now="09:54")
    assert gaps.status("09:54")["item"]["started"][11:19] == "09:42:00"
    answer = gaps("do", "redo")
    assert (answer.code, answer.out) == (1, "")
    assert "nothing to redo" in answer.err


def test_backdate_by_how_long_ago(gaps: Shell) -> None:
    gaps.ok("do", "start", now="09:10")
    gaps.ok("do", "backdate", "4m", now="09:12")
    assert gaps.status("09:12")["item"]["started"][11:19] == "09:08:00"


def test_to_the_end_of_the_day_and_back(gaps: Shell) -> None:
    gaps.ok("do", "start", "four", now="10:40")
    assert "finished" in gaps.ok("do", "next", now="11:20")
    said = gaps.status("11:30")
    assert (said["state"], said["offset_s"], said["expected_day_end"][11:16]) == ("finished", 1200, "11:20")
    assert gaps("do", "next", now="11:31").code == 1
    gaps.ok("do", "undo", now="11:32")
    assert gaps.status("11:32")["item"]["remaining_s"] == -22 * 60


def test_over_midnight(shell: Shell) -> None:
    file = shell.db.with_name("night.yaml")
    file.write_text(
        "conference: {title: Night, date: 2020-02-14, language: en}\nagenda:\n"
        "  - {id: late, time: 23.30 - 0.30, title: Late, kind: talk}\n"
        "  - {id: later, time: 0.30 - 1.00, title: Later, kind: talk}\n",
        encoding="utf-8",
    )
    shell("open", str(file))
    shell.ok("do", "start", now="23:35")
    shell.ok("do", "pause", now="23:50")
    shell.ok("do", "resume", now="2020-02-15T00:10:00+01:00")
    said = shell.status("2020-02-15T00:20:00+01:00")
    assert said["item"]["remaining_s"] == 35 * 60
    assert said["expected_day_end"] == "2020-02-15T01:25:00+01:00"
    shell.ok("do", "backdate", "23.36", now="2020-02-15T00:21:00+01:00")
    assert shell.status()["item"]["started"] == "2020-02-14T23:36:00+01:00"


@pytest.mark.parametrize(
    ("day", "start", "later", "remaining", "end"),
    [
        ("2020-03-29", "01:55:00+01:00", "03:05:00+02:00", 10 * 60, "03:15:00+02:00"),
        ("2020-10-25", "02:55:00+02:00", "02:05:00+01:00", 10 * 60, "02:15:00+01:00"),
    ],
)
def test_a_timer_over_both_changes_of_the_clock(
    shell: Shell, day: str, start: str, later: str, remaining: int, end: str
) -> None:
    """Twenty minutes are twenty minutes: Ontime's showed −22:40 and −0:40."""
    first = "01:55" if day == "2020-03-29" else "02:55"
    minutes = 80 if day == "2020-03-29" else 20
    hour, minute = divmod(int(first[:2]) * 60 + int(first[3:]) + minutes, 60)
    file = shell.db.with_name("change.yaml")
    file.write_text(
        f"conference: {{title: Change, date: {day}, language: en}}\nagenda:\n"
        f"  - {{id: one, time: '{first} - {hour:02}:{minute:02}', title: One, kind: talk}}\n",
        encoding="utf-8",
    )
    shell("open", str(file))
    shell.ok("do", "start", now=f"{day}T{start}")
    said = shell.status(f"{day}T{later}")
    if day == "2020-03-29":
        assert (said["item"]["remaining_s"], said["item"]["expected_end"]) == (remaining, f"{day}T{end}")
    else:
        # Until 3.15, which comes an hour after the second 2.15.
        assert (said["item"]["remaining_s"], said["item"]["expected_end"]) == (
            remaining + 3600,
            f"{day}T03:15:00+01:00",
        )


def test_a_log_in_the_future_says_so_and_is_corrected(gaps: Shell) -> None:
    gaps.ok("do", "start", now="09:00")
    gaps.ok("do", "add", "1m", now="09:20")
    said = gaps.status("08:20")
    assert said["item"]["remaining_s"] == 11 * 60
    assert "do correct-clock" in gaps.ok("status", now="08:20")
    gaps.ok("do", "correct-clock", now="08:20")
    assert gaps.status("08:21")["item"]["remaining_s"] == 10 * 60
    assert "correct-clock" not in gaps.ok("status", now="08:21")


def test_stored_today_and_played_back_on_its_own_day(shell: Shell) -> None:
    file = shell.db.with_name("gaps.yaml")
    file.write_text(GAPS, encoding="utf-8")
    shell.now = "2026-11-21T09:00:00+01:00"
    shell("open", str(file))
    file.write_text(GAPS.replace("title: Gaps", "title: Other"), encoding="utf-8")
    shell("open", "--take", str(file))
    shell.ok("do", "start", now="09:00")
    assert shell.status("09:10")["item"]["remaining_s"] == 20 * 60
    assert shell.status("09:10")["now"] == "2020-02-14T09:10:00+01:00"


def test_the_whole_first_conference_in_its_time(day: Shell) -> None:
    """Every row of the programme begins and ends as planned when nobody dawdles."""
    day.ok("do", "start", now="07:45")
    seen = ["inloop"]
    for _ in range(60):
        said = day.status()
        if said["state"] == "finished":
            break
        running = said["segment"] or said["item"]
        minutes, seconds = divmod(running["remaining_s"], 60)
        hour, minute = divmod(int(day.now[11:13]) * 60 + int(day.now[14:16]) + minutes, 60)
        assert seconds == 0
        said = day.status(f"{hour:02}:{minute:02}")
        # A block may be longer than its segments: the last one waits for it.
        if said["next"] and said["item"]["remaining_s"] and said["segment"]:
            after = day.ok("do", "next")
            assert after
            if day.status()["item"]["id"] != said["item"]["id"]:
                day.ok("do", "undo")
                hour, minute = divmod(hour * 60 + minute + said["item"]["remaining_s"] // 60, 60)
                day.ok("do", "next", now=f"{hour:02}:{minute:02}")
        else:
            day.ok("do", "next")
        now = day.status()
        assert now["offset_s"] == 0, now
        if now["item"] and now["item"]["id"] not in seen:
            seen.append(now["item"]["id"])
    assert len(seen) == 17
    assert day.status()["state"] == "finished"
    assert day.status()["expected_day_end"] == "2020-02-14T15:00:00+01:00"


def test_status_for_people(day: Shell) -> None:
    day.ok("do", "start", "wereldcafe", now="10:04")
    assert day.ok("status", now="10:07:12").splitlines() == [
        "10:07  Eerste werkconferentie · running",
        "▶  1:26:48  Wereldcafé",
        "▶    16:48  round 1",
        "            then changeover 1",
        "            table 1: group A",
        "            table 2: group B",
        "            table 3: group C",
        "            table 4: group D",
        "next: Oogst delen at 11:34",
        "‼ 4 min late: Lunch en overleg per college (12:15)",
        "4 min behind; ends at 15:04 (planned 15:00)",
    ]
    assert day("status", "--lang", "nl").out.splitlines()[0].startswith("10.07 ")


def test_what_follows_a_changeover_is_shown_on_the_way(day: Shell) -> None:
    day.ok("do", "start", "wereldcafe", now="10:00")
    day.ok("do", "next", now="10:20")
    said = day.status("10:21")
    assert (said["segment"]["kind"], said["segment"]["number"]) == ("changeover", 1)
    assert [seat["group"] for seat in said["seating"]] == ["D", "A", "B", "C"]


def test_watch_shows_what_others_do_until_ctrl_c(day: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    from workshop_tui.clock import ManualClock
    from workshop_tui.live import Live
    from workshop_tui.store import Store

    naps: list[float] = []

    def nap(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) == 2:
            raise KeyboardInterrupt
        with Store.open(day.db) as store:
            Live(store, ManualClock(1_581_663_600_000), "2020-02-14-drechtsteden").start()

    monkeypatch.setattr(time, "sleep", nap)
    answer = day("status", "--watch")
    assert (answer.code, answer.err, naps) == (0, "", [1.0, 1.0])
    assert "not started yet" in answer.out
    assert "▶" in answer.out


def test_several_conferences_and_the_one_that_is_meant(day: Shell) -> None:
    classic = shipped_sessions() / "world-cafe-classic.yaml"
    assert day("open", str(classic), now="07:50").code == 0
    assert day.status()["conference"] == "world-cafe-classic"
    assert day("status", "--conference", "2020-02-14-drechtsteden", "--json").json["state"] == "planned"
    day.ok("do", "start", "--conference", "2020-02-14-drechtsteden", now="07:51")
    assert day.status()["conference"] == "2020-02-14-drechtsteden"
    answer = day("status", "--conference", "nergens")
    assert (answer.code, answer.out) == (1, "")
    assert "world-cafe-classic" in answer.err


def test_a_file_that_changed(gaps: Shell) -> None:
    file = gaps.db.with_name("gaps.yaml")
    assert gaps("open", str(file)).code == 0
    file.write_text(GAPS.replace("9.00 - 9.30", "9.00 - 9.20"), encoding="utf-8")
    answer = gaps("open", str(file))
    assert answer.code == 1
    assert "--take" in answer.err
    assert "9:20" in answer.err.replace(".", ":")
    assert gaps("open", "--keep", str(file)).code == 0
    gaps.ok("do", "start", now="09:00")
    assert gaps.status("09:00")["item"]["remaining_s"] == 1800
    assert gaps("open", "--take", str(file)).code == 0
    assert gaps.status("09:00")["item"]["remaining_s"] == 1200
    file.write_text(GAPS.replace("id: one", "id: first"), encoding="utf-8")
    answer = gaps("open", "--take", str(file))
    assert answer.code == 1
    assert "“one”" in answer.err
    assert gaps("open", "--take", "--keep", str(file)).code == 2


def test_the_shipped_database_is_where_where_says(shell: Shell, tmp_path: Path) -> None:
    shell.db = tmp_path / "elsewhere" / "own.db"
    said = shell.ok("where")
    assert str(shell.db) in said
    assert str(tmp_path / "elsewhere" / "own-backups") in said
    assert not shell.db.parent.exists()
