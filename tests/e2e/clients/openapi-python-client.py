"""Run with the generated package `generated` beside it."""

import io
import json
import os

from generated import Client
from generated.api.record import import_import, record_events_record
from generated.api.terms import terms_show
from generated.models.record_events_record_body import RecordEventsRecordBody
from generated.types import File

client = Client(base_url=os.environ["PARTNERSHIP_URL"])
name = "by-openapi-python-client"
event = {
    "type": "PartnershipStarted",
    "occurred": "2024-05",
    "title": "Acme and Globex start",
    "assertedBy": ["acme"],
    "sources": [{"publisher": "Acme"}],
    "data": {
        "name": "Acme and Globex",
        "parties": [{"id": "acme", "name": "Acme"}, {"id": "globex", "name": "Globex"}],
    },
    "effects": [
        {"effect": "set", "kind": "exclusivity", "value": {"summary": "Only Acme"}, "until": {"unknown": True}}
    ],
}

body = RecordEventsRecordBody.from_dict({"events": [event]})
print("recorded", record_events_record.sync(name, client=client, body=body).version)

answer = terms_show.sync(name, client=client, at="2024-06-01")
for term in answer.terms:
    until = json.dumps(term.claims[0].to_dict()["until"], separators=(",", ":"))
    print(term.kind, term.scope, term.certainty.value, until)

print("refused", terms_show.sync(name, client=client, at="soon").code)

line = json.dumps({"partnershipId": f"{name}-imported", "events": [event]})
imported = import_import.sync_detailed(client=client, body=File(payload=io.BytesIO(line.encode())))
print("imported", json.loads(imported.content.splitlines()[-1])["summary"]["recorded"])
