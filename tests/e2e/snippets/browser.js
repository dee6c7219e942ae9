/* global EventSource, console */
// snippet: follow
const changes = new EventSource('/v1/term-changes/stream?partnership=microsoft-openai&after=now');
changes.onmessage = ({ data, lastEventId }) => console.log(lastEventId, JSON.parse(data).data);
// snippet end
