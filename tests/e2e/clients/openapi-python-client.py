"""Run with the generated package `generated` beside it."""

import io
import json
import os
from pathlib import Path

from generated import Client
from generated.api.parties import parties_show
from generated.api.partnerships import events_list
from generated.api.record import import_import, record_events_record
from generated.api.terms import (
    agreements_list,
    agreements_show,
    diff_show,
    expirations_list,
    explanation_show,
    term_history_show,
    terms_show,
    timeline_show,
)
from generated.models.record_events_record_body import RecordEventsRecordBody
from generated.types import File

client = Client(base_url=os.environ["PARTNERSHIP_URL"])
name = "by-openapi-python-client"
event = json.loads(Path("started.json").read_text())

body = RecordEventsRecordBody.from_dict({"events": [event]})
print("recorded", record_events_record.sync(name, client=client, body=body).version)

answer = terms_show.sync(name, client=client, at="2024-06-01")
for term in answer.terms:
    claim = term.claims[0].to_dict()
    ends = [json.dumps(claim[end], separators=(",", ":")) for end in ("until", "untilCondition")]
    print(term.kind, term.scope, term.certainty.value, *ends)

other, day = "microsoft-openai", "2026-03-01"
print("agreements", len(agreements_list.sync(other, client=client, at=day).agreements))
print("claims", len(agreements_show.sync(other, "agreement-2025-10", client=client, at=day).claims))
print("terms", len(diff_show.sync(other, client=client, from_at="2025-10-27", to_at="2025-10-28").terms))
print("considered", len(explanation_show.sync(other, "api-hosting", "stateless", client=client, at=day).considered))
print("segments", len(term_history_show.sync(other, "api-hosting", "all", client=client).segments))
print("terms", len(timeline_show.sync(other, client=client).terms))
print("items", len(expirations_list.sync(client=client, from_="2025", to="2032", partnership=other).items))
print("items", len(events_list.sync(other, client=client).items))
print("items", len(parties_show.sync("amazon", client=client).items))

print("refused", terms_show.sync(name, client=client, at="soon").code)

line = json.dumps({"partnershipId": f"{name}-imported", "events": [event]})
imported = import_import.sync_detailed(client=client, body=File(payload=io.BytesIO(line.encode())))
print("imported", json.loads(imported.content.splitlines()[-1])["summary"]["recorded"])
