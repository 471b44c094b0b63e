"""The whole evidence base is in the content: its places, causes, medicines, questions and facts.

The lists follow the evidence base, section by section; on the right stands the entry that holds it.
"""

import re

import pytest

from tools.book import Page, read_book

SITES = (
    "eyelid face lip tongue jaw neck shoulder upper_arm forearm hand thumb finger chest upper_back "
    "lower_back abdomen buttock thigh knee calf shin foot toe whole_body"
).split()

CAUSES = (
    "caffeine stress anxiety tiredness exercise muscle_injury dehydration heat alcohol nicotine "
    "low_magnesium low_calcium low_potassium low_sodium diet screens dry_eyes glasses cold "
    "viral_illness over_breathing pregnancy sitting falling_asleep no_cause"
).split()

MEDICINES = (
    "diuretics estrogen corticosteroids antidepressants lithium adhd_medicines decongestants "
    "caffeine_tablets recreational_stimulants asthma_relievers theophylline statins antipsychotics "
    "anti_sickness anti_seizure nerve_pain_medicines opioids antibiotics cholinesterase_inhibitors "
    "parkinsons_medicines acid_tablets antihistamines thyroid_hormone benzodiazepines "
    "sleeping_tablets baclofen anaesthetic herbal_stimulants"
).split()

CONDITIONS = (
    "benign_fasciculation_syndrome cramp_fasciculation_syndrome als myopathy muscular_dystrophy "
    "fibromyalgia peripheral_neuropathy pinched_nerve hyperthyroidism hypoparathyroidism "
    "kidney_disease diabetes ms blepharospasm hemifacial_spasm dystonia isaacs_syndrome "
    "spinal_muscular_atrophy multifocal_motor_neuropathy restless_legs tic_disorder epilepsy "
    "parkinsons bells_palsy myasthenia_gravis guillain_barre lyme_disease hiv coeliac_disease "
    "b_twelve_deficiency cancer functional_movement_disorder anxiety_disorder"
).split()

LOOK_ALIKES = (
    "twitch myokymia spasm cramp tetany myoclonus hypnic_jerk tremor tic restless_legs dystonia "
    "blepharospasm hemifacial_spasm focal_seizure pulse_or_buzzing"
).split()

PROGRAMMES = (
    "caffeine_step_down sleep_wind_down calm_breathing belly_breathing box_breathing "
    "four_seven_eight progressive_relaxation meditation gentle_yoga drinking_and_food "
    "exercise_recovery eye_comfort fourteen_day_plan worry_self_help"
).split()

TESTS = "blood_test emg nerve_conduction mri neurological_examination eye_examination".split()

QUESTIONS_ANSWERED_ELSEWHERE = {
    "Q16": "sites/eyelid", "Q17": "sites/eyelid", "Q18": "sites/eyelid",
    "Q19": "conditions/blepharospasm", "Q20": "sites/face", "Q21": "causes/screens",
    "Q22": "causes/glasses", "Q23": "conditions/stroke", "Q24": "conditions/ms",
    "Q25": "sites/lip", "Q26": "sites/tongue", "Q27": "sites/calf",
    "Q29": "conditions/restless_legs", "Q31": "sites/thumb", "Q32": "terms/weakness",
    "Q33": "sites/foot", "Q34": "sites/thigh", "Q35": "sites/buttock", "Q37": "sites/abdomen",
    "Q38": "causes/caffeine", "Q43": "causes/low_potassium", "Q45": "causes/dehydration",
    "Q46": "causes/alcohol", "Q47": "causes/nicotine", "Q48": "causes/stress",
    "Q49": "causes/anxiety", "Q58": "medicines/antidepressants",
    "Q59": "medicines/asthma_relievers", "Q60": "medicines/statins",
    "Q61": "medicines/sleeping_tablets", "Q62": "causes/drugs", "Q69": "conditions/als",
    "Q71": "conditions/ms", "Q72": "conditions/parkinsons", "Q73": "causes/thyroid",
    "Q78": "conditions/benign_fasciculation_syndrome", "Q88": "causes/pregnancy",
    "Q91": "causes/covid", "Q93": "causes/cold", "Q94": "causes/low_blood_sugar",
    "Q96": "causes/hormones",
}  # fmt: skip

FACTS = {
    "F1": ("questions/what_a_twitch_is/answer", "fasciculation"),
    "F2": ("questions/what_a_twitch_is/answer", "common, usually harmless, and often soon gone"),
    "F3": ("questions/how_long_twitches_last/answer", "gone within about two days"),
    "F4": ("questions/worrying_causes/answer", "Rarely, they are a sign of"),
    "F5": ("terms/central_nervous_system/answer", "message centre"),
    "F6": ("questions/how_motor_units_work/more", "one movement, or part of a group of movements"),
    "F7": ("questions/motor_unit_size/answer", "only a few fibres.* thousands"),
    "F8": ("questions/how_motor_units_work/more", "when to tighten and when to let go"),
    "F9": ("questions/what_a_twitch_is/more", "fire again and again, without being asked"),
    "F10": ("questions/everyday_life/answer", "minor and do not get in the way of daily life"),
    "F11": ("questions/typical_sites/answer", "eyelids, calves, thumbs and legs"),
    "F12": ("questions/harmless_causes/answer", "caffeine, anxiety or stress, and too little"),
    "F13": ("questions/harmless_causes/answer", "tired or hurt from exercise"),
    "F14": ("questions/could_my_tablets_cause_it/answer", "Water tablets, estrogen and steroids"),
    "F15": ("conditions/als/more", "Twitches that last and return can, rarely"),
    "F16": ("questions/worrying_causes/more",
            "nerve damage or fibromyalgia. Muscle diseases, such as muscular dystrophy"),
    "F17": ("questions/what_the_doctor_does/answer", "Blood tests, .* E M G, or an M R I"),
    "F18": ("questions/accompanying_symptoms/answer", "Tingling, numbness and spasms often"),
    "F19": ("sites/calf/helps", "Walking or a gentle stretch may ease a twitch"),
    "F20": ("questions/prevention/answer", "anxiety .* yoga, meditation or slow breathing"),
    "F21": ("causes/caffeine/answer", "Cutting down eases twitches that come from a lot of caf"),
    "F22": ("questions/should_i_stop_the_medicine/answer",
            "about another medicine, or another way to take it"),
    "F23": ("questions/treatment/more", "treating the illness may make the twitch less"),
    "F24": ("questions/founding_article/answer", "Judy Bruen on Livestrong.*August, twenty sev"),
}  # fmt: skip
"""Each fact of the founding article: where it is spoken, and by which words it is known."""


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    """All pages by "kind/id"."""
    return {f"{page.kind}/{page.id}": page for page in read_book("en-US").pages}


def answered(pages: dict[str, Page], kind: str, entry: str) -> bool:
    """Whether there is an answer, or an honest word that there is no reviewed information."""
    page = pages.get(f"{kind}/{entry}")
    return page is not None and any(part.name == "answer" for part in page.parts)


@pytest.mark.parametrize(
    ("kind", "listed", "count"),
    [
        ("sites", SITES, 24),
        ("causes", CAUSES, 25),
        ("medicines", MEDICINES, 28),
        ("conditions", CONDITIONS, 33),
        ("terms", LOOK_ALIKES, 15),
        ("tests", TESTS, 6),
    ],
)
def test_everything_that_the_evidence_lists_has_an_answer(
    pages: dict[str, Page], kind: str, listed: list[str], count: int
) -> None:
    assert len(set(listed)) == count
    assert [entry for entry in listed if not answered(pages, kind, entry)] == []


def test_every_place_says_what_helps_and_when_to_see_a_doctor(pages: dict[str, Page]) -> None:
    for site in SITES:
        assert {"answer", "more", "helps", "see_doctor"} <= {
            part.name for part in pages[f"sites/{site}"].parts
        }, site


def test_all_moves_are_there_with_steps_and_what_forbids_them(pages: dict[str, Page]) -> None:
    moves = [page for page in pages.values() if page.kind == "moves"]
    assert sorted(str((page.facts or {})["code"]) for page in moves) == [
        f"MV{number:02}" for number in range(1, 29)
    ]
    for page in moves:
        assert any(part.name == "steps" for part in page.parts), page.id


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_all_programmes_are_there(pages: dict[str, Page], programme: str) -> None:
    assert any(part.name == "steps" for part in pages[f"programmes/{programme}"].parts)


def test_all_ninety_eight_questions_have_an_answer(pages: dict[str, Page]) -> None:
    codes = {
        code
        for page in pages.values()
        if any(part.name == "answer" for part in page.parts)
        for code in re.findall(r"Q\d\d", str((page.facts or {}).get("code", "")))
    }
    elsewhere = {
        number
        for number, place in QUESTIONS_ANSWERED_ELSEWHERE.items()
        if answered(pages, *place.split("/"))
    }
    assert {f"Q{number:02}" for number in range(1, 99)} - codes - elsewhere == set()


def test_all_rules_are_there(pages: dict[str, Page]) -> None:
    counts = {"E": 22, "U": 18, "S": 14, "R": 14, "C": 9}
    wanted = {
        f"rules/{letter}{n:02}" for letter, most in counts.items() for n in range(1, most + 1)
    }
    assert len(wanted) == 77
    assert wanted - set(pages) == set()


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_of_the_founding_article_is_spoken_and_cites_it(
    pages: dict[str, Page], fact: str
) -> None:
    place, words = FACTS[fact]
    kind, entry, section = place.split("/")
    part = next(part for part in pages[f"{kind}/{entry}"].parts if part.name == section)
    found = [line for line in part.lines if re.search(words, line.text, re.DOTALL)]
    assert found, f"{fact} is not spoken in {place}"
    assert "SEED" in found[0].sources


def test_all_twenty_four_facts_are_placed() -> None:
    assert list(FACTS) == [f"F{number}" for number in range(1, 25)]
