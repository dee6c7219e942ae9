#!/usr/bin/env bash
# The commands of docs/how-to/subscribe.md; tests/e2e/subscribe.spec.ts runs each region.

# snippet: pull
curl -s 'http://127.0.0.1:3000/v1/term-changes?partnership=microsoft-openai&type=changed,corrected&limit=2'
# snippet end

# snippet: pull-on
curl -s "http://127.0.0.1:3000/v1/term-changes?partnership=microsoft-openai&type=changed,corrected&limit=2&after=$CURSOR"
# snippet end

# snippet: pull-all
curl -s 'http://127.0.0.1:3000/v1/term-changes' -H 'accept: application/x-ndjson'
# snippet end

# snippet: stream
curl -sN 'http://127.0.0.1:3000/v1/term-changes/stream?partnership=microsoft-openai'
# snippet end

# snippet: webhook
curl -s 'http://127.0.0.1:3000/v1/subscriptions' -H 'content-type: application/json' \
  -d '{ "url": "https://example.org/hooks/terms", "filter": { "type": ["changed", "corrected"] }, "after": "beginning" }'
# snippet end

# snippet: webhook-test
curl -s -X POST "http://127.0.0.1:3000/v1/subscriptions/$SUBSCRIPTION/test"
# snippet end

# snippet: webhook-resume
curl -s -X POST "http://127.0.0.1:3000/v1/subscriptions/$SUBSCRIPTION/resume"
curl -s -X POST "http://127.0.0.1:3000/v1/subscriptions/$SUBSCRIPTION/rewind" -H 'content-type: application/json' \
  -d '{ "after": "beginning" }'
# snippet end
