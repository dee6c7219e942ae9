"""Run with the generated module `models` beside it: types only, the requests are the standard library's."""

import json
import os
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from models import Problem, RecordedAnswer, SubmittedPartnershipStarted, TermsAnswer

url = f"{os.environ['PARTNERSHIP_URL']}/v1/partnerships/by-datamodel-code-generator"
event = SubmittedPartnershipStarted.model_validate(
    {
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
)
body = json.dumps({"events": [event.model_dump(mode="json", exclude_none=True, by_alias=True)]}).encode()
with urlopen(Request(f"{url}/events", body, {"content-type": "application/json"})) as response:
    print("recorded", RecordedAnswer.model_validate_json(response.read()).version)

with urlopen(f"{url}/terms?at=2024-06-01") as response:
    answer = TermsAnswer.model_validate_json(response.read())
for term in answer.model_dump(mode="json", by_alias=True)["terms"]:
    until = json.dumps(term["claims"][0]["until"], separators=(",", ":"))
    print(term["kind"], term["scope"], term["certainty"], until)

try:
    urlopen(f"{url}/terms?at=soon")
except HTTPError as error:
    print("refused", Problem.model_validate_json(error.read()).code)
