import type { Scenario } from './scenario.ts'

const look = (place: string) => ({ name: 'weather', args: { place } })
const sunny = { text: 'It is sunny.' }

export const scenarios: readonly Scenario[] = [
  { id: 'text', title: 'Text', asked: { text: 'Where is my parcel?' }, answers: [{ text: 'It is at your door.' }] },
  {
    id: 'conversation',
    title: 'System text and several turns',
    asked: { system: 'Be brief.', before: ['My name is Ada.', 'Hello Ada.'], text: 'Who am I?' },
    answers: [{ text: 'You are Ada.' }],
  },
  { id: 'image', title: 'Image', asked: { text: 'What is this?', image: true }, answers: [{ text: 'A pixel.' }] },
  {
    id: 'document',
    title: 'Document (PDF)',
    asked: { text: 'What does it say?', document: true },
    answers: [{ text: 'Nothing.' }],
  },
  {
    id: 'tools',
    title: 'Tool call and its result',
    asked: { text: 'How is the weather in Bern?', tools: true },
    answers: [{ text: 'Let me look.', calls: [look('Bern')] }, sunny],
  },
  {
    id: 'parallel',
    title: 'Parallel tool calls',
    asked: { text: 'How is the weather in Bern and in Köln?', tools: true },
    answers: [{ calls: [look('Bern'), look('Köln')] }, sunny],
  },
  {
    id: 'schema',
    title: 'Structured output',
    asked: { text: 'Where is the parliament?', schema: true },
    answers: [{ text: '{"city":"Bern"}' }],
  },
  {
    id: 'thoughts',
    title: 'Reasoning',
    asked: { text: 'Why?', thinks: true },
    answers: [{ thoughts: 'Let me think.', text: 'Because.' }],
  },
  {
    id: 'signatures',
    title: 'Reasoning before a tool call, sent back with its result',
    asked: { text: 'How is the weather in Bern?', thinks: true, tools: true },
    answers: [{ thoughts: 'I should look.', calls: [look('Bern')] }, sunny],
  },
  {
    id: 'stop',
    title: 'Stop sequence',
    asked: { text: 'Count.', stop: 'three' },
    answers: [{ text: 'one two three four' }],
    clients: ['chat_completions', 'messages', 'generate_content'],
  },
  {
    id: 'length',
    title: 'Limit of the answer’s length',
    asked: { text: 'Tell me all.', most: 50 },
    answers: [{ text: 'It all began', finish: 'length' }],
  },
  {
    id: 'refusal',
    title: 'Refusal',
    asked: { text: 'Do it.' },
    answers: [{ text: 'I can’t help with that.', finish: 'refusal' }],
  },
  ...([400, 401, 404, 429, 500] as const).map((error) => ({
    id: `error-${error}`,
    title: `Provider’s error ${error}`,
    asked: { text: 'Hello' },
    answers: [],
    error,
  })),
  {
    id: 'cut',
    title: 'Answer cut off',
    asked: { text: 'Hello' },
    answers: [{ text: 'Once upon a time there was' }],
    cut: true,
  },
  {
    id: 'own',
    title: 'What only its own provider can do',
    asked: { text: 'Hello', own: true },
    answers: [{ text: 'Hello.' }],
  },
]
