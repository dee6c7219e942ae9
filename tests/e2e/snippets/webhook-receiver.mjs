/* global Buffer, console, process */
// snippet: receiver
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.env.WEBHOOK_SECRET);
const seen = new Set(); // yours is a table

const server = createServer(async (request, response) => {
  const chunks = await request.toArray();
  try {
    const event = webhook.verify(Buffer.concat(chunks).toString(), request.headers);
    if (!seen.has(event.id)) console.log(event.type, event.subject);
    seen.add(event.id); // the same event may come again, always under the same id
    response.writeHead(204).end();
  } catch {
    response.writeHead(401).end(); // not from us, altered, or older than five minutes
  }
});
server.listen(process.env.PORT ?? 8080, '127.0.0.1');
// snippet end
server.on('listening', () => console.log(`listening on ${server.address().port}`));
