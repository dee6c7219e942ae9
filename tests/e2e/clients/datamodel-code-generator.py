"""Run with the generated module `models` beside it: types only, the requests are the standard library's."""

import json
import os
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from models import (
    Agreements,
    AgreementWithClaims,
    Diff,
    Expiration,
    Explanation,
    PartnershipOfParty,
    Problem,
    RecordedAnswer,
    RecordedEvent,
    SubmittedPartnershipStarted,
    TermHistory,
    TermsAnswer,
    Timeline,
)

url = f"{os.environ['PARTNERSHIP_URL']}/v1/partnerships/by-datamodel-code-generator"
event = SubmittedPartnershipStarted.model_validate_json(Path("started.json").read_text())
body = json.dumps({"events": [event.model_dump(mode="json", exclude_none=True, by_alias=True)]}).encode()
with urlopen(Request(f"{url}/events", body, {"content-type": "application/json"})) as response:
    print("recorded", RecordedAnswer.model_validate_json(response.read()).version)

with urlopen(f"{url}/terms?at=2024-06-01") as response:
    answer = TermsAnswer.model_validate_json(response.read())
for term in answer.model_dump(mode="json", by_alias=True)["terms"]:
    ends = [json.dumps(term["claims"][0][end], separators=(",", ":")) for end in ("until", "untilCondition")]
    print(term["kind"], term["scope"], term["certainty"], *ends)

service = os.environ["PARTNERSHIP_URL"]
other = f"{service}/v1/partnerships/microsoft-openai"


def read(list, model, address):
    with urlopen(address) as response:
        print(list, len(getattr(model.model_validate_json(response.read()), list)))


def read_page(model, address):
    with urlopen(address) as response:
        print("items", len([model.model_validate(item) for item in json.load(response)["items"]]))


read("agreements", Agreements, f"{other}/agreements?at=2026-03-01")
read("claims", AgreementWithClaims, f"{other}/agreements/agreement-2025-10?at=2026-03-01")
read("terms", Diff, f"{other}/diff?fromAt=2025-10-27&toAt=2025-10-28")
read("considered", Explanation, f"{other}/terms/api-hosting/stateless/explanation?at=2026-03-01")
read("segments", TermHistory, f"{other}/terms/api-hosting/all")
read("terms", Timeline, f"{other}/timeline")
read_page(Expiration, f"{service}/v1/expirations?from=2025&to=2032&partnership=microsoft-openai")
read_page(RecordedEvent, f"{other}/events")
read_page(PartnershipOfParty, f"{service}/v1/parties/amazon")

try:
    urlopen(f"{url}/terms?at=soon")
except HTTPError as error:
    print("refused", Problem.model_validate_json(error.read()).code)
