import type { Difference } from './untouched.ts'

/**
 * What differs for a stream whose client asks for no usage: Waybill asks, and takes it out of the answer. Said here by
 * patterns that fit what the sandbox writes, apart from the code under test.
 */
export const askedUsage: Difference = {
  body: (body) => Buffer.from(body.toString().replace('"stream":true', '$&,"stream_options":{"include_usage":true}')),
  usage: {
    answer: (body) =>
      Buffer.from(
        body
          .toString()
          .replaceAll(/data: \{[^\n]*"choices":\[\],[^\n]*"usage":\{[^\n]*\n\n/g, '')
          .replaceAll(',"usage":null', ''),
      ),
  },
}
