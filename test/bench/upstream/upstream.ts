/** A provider that costs next to nothing: one fixed answer to every request. Prints its port. */
import http from 'node:http'

const answer = Buffer.from(
  JSON.stringify({
    id: 'chatcmpl-bench',
    object: 'chat.completion',
    model: 'gpt-5-mini',
    choices: [{ index: 0, message: { role: 'assistant', content: 'w'.repeat(600) }, finish_reason: 'stop' }],
    usage: {
      prompt_tokens: 500,
      completion_tokens: 150,
      total_tokens: 650,
      prompt_tokens_details: { cached_tokens: 0 },
    },
  }),
)

const server = http.createServer({ keepAliveTimeout: 60_000 }, (req, res) => {
  req.resume()
  req.once('end', () => {
    res.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length })
    res.end(answer)
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null) console.log(address.port)
})
