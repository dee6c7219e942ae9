"""Run with the generated package `openapi_client` beside it."""

import json
import os
from pathlib import Path

import openapi_client
from openapi_client import ApiClient, ApiException, Configuration
from openapi_client.models.record_events_record_request import RecordEventsRecordRequest

api = ApiClient(Configuration(host=os.environ["PARTNERSHIP_URL"]))
name = "by-openapi-generator-python"
event = json.loads(Path("started.json").read_text())

records = openapi_client.RecordApi(api)
print("recorded", records.record_events_record(name, RecordEventsRecordRequest.from_dict({"events": [event]})).version)

terms = openapi_client.TermsApi(api)
for term in terms.terms_show(name, at="2024-06-01").terms:
    claim = term.claims[0].to_dict()
    ends = [json.dumps(claim[end], separators=(",", ":")) for end in ("until", "untilCondition")]
    print(term.kind, term.scope, term.certainty, *ends)

other, day = "microsoft-openai", "2026-03-01"
print("agreements", len(terms.agreements_list(other, at=day).agreements))
print("claims", len(terms.agreements_show(other, "agreement-2025-10", at=day).claims))
print("terms", len(terms.diff_show(other, from_at="2025-10-27", to_at="2025-10-28").terms))
print("considered", len(terms.explanation_show(other, "api-hosting", "stateless", at=day).considered))
print("segments", len(terms.term_history_show(other, "api-hosting", "all").segments))
print("terms", len(terms.timeline_show(other).terms))
print("items", len(terms.expirations_list("2025", "2032", partnership=other).items))
print("items", len(openapi_client.PartnershipsApi(api).events_list(other).items))
print("items", len(openapi_client.PartiesApi(api).parties_show("amazon").items))

try:
    terms.terms_show(name, at="soon")
except ApiException as error:
    print("refused", json.loads(error.body)["code"])

line = json.dumps({"partnershipId": f"{name}-imported", "events": [event]})
answer = records.import_import_without_preload_content(line)
print("imported", json.loads(answer.data.splitlines()[-1])["summary"]["recorded"])
