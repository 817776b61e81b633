"""Verdicts made by hand, and an engine that gives them."""

import asyncio
from functools import partial
from pathlib import Path

from handrail.engine.content import Content, Destination
from handrail.engine.policy import Policy
from handrail.engine.rule import RuleSet
from handrail.engine.verdict import Finding, Offers, Placement, Verdict
from handrail.engine.words import Action, Category, Confidence, DataClass, Tier
from support.client import Client, Json
from support.house import PASTED, Build, House

HERE = Placement("chatgpt", "ChatGPT", Tier.UNLISTED, DataClass.INTERNAL, (("copilot", "Copilot"),))


def finding(number: int = 0, **more: object) -> Finding:
    told: dict[str, object] = {
        "rule": "secret.test",
        "title": "Test value",
        "category": Category.SECRET,
        "data_class": DataClass.PROHIBITED,
        "confidence": Confidence.HIGH,
        "start": number,
        "end": number + 1,
        "why": "why",
        "remedy": "remedy",
        "sample": "s",
    }
    return Finding(**{**told, **more})  # type: ignore[arg-type]


def judged(action: Action, offers: Offers, *findings: Finding, **more: object) -> Verdict:
    told: dict[str, object] = {
        "action": action,
        "data_class": DataClass.PROHIBITED,
        "findings": findings,
        "placement": HERE,
        "offers": offers,
        "redacted": "[hidden]" if findings else None,
    }
    return Verdict(**{**told, **more})  # type: ignore[arg-type]


async def house_that_says(build: Build, verdict: Verdict, history: Path | None = None) -> House:
    """Build a server whose engine gives this verdict on a paste; reasons it finds clean."""

    def judge(content: Content, _to: Destination, _policy: Policy, _rules: RuleSet) -> Verdict:
        clean = judged(Action.ALLOW, Offers(redact=False, proceed="no"))
        return verdict if content.text == PASTED else clean

    return await build(judge, history_file=history)


async def asked(session: Client, text: str = PASTED, **more: object) -> Json:
    return await asyncio.to_thread(partial(session.verdict, text, **more))  # type: ignore[arg-type]


async def decided(session: Client, verdict_id: str, decision: str, **more: object) -> Json:
    """Return the answer, or the status and error of a refusal."""
    try:
        return await asyncio.to_thread(session.decide, verdict_id, decision, **more)
    except ConnectionError as refusal:
        status, body = refusal.args
        return {"status": status, **body}
