"""Run with the generated package `openapi_client` beside it."""

import json
import os

import openapi_client
from openapi_client import ApiClient, ApiException, Configuration
from openapi_client.models.record_events_record_request import RecordEventsRecordRequest

api = ApiClient(Configuration(host=os.environ["PARTNERSHIP_URL"]))
name = "by-openapi-generator-python"
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

records = openapi_client.RecordApi(api)
print("recorded", records.record_events_record(name, RecordEventsRecordRequest.from_dict({"events": [event]})).version)

terms = openapi_client.TermsApi(api)
for term in terms.terms_show(name, at="2024-06-01").terms:
    until = json.dumps(term.claims[0].to_dict()["until"], separators=(",", ":"))
    print(term.kind, term.scope, term.certainty, until)

try:
    terms.terms_show(name, at="soon")
except ApiException as error:
    print("refused", json.loads(error.body)["code"])

line = json.dumps({"partnershipId": f"{name}-imported", "events": [event]})
answer = records.import_import_without_preload_content(line)
print("imported", json.loads(answer.data.splitlines()[-1])["summary"]["recorded"])
