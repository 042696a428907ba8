// How the app and asynchio-runner talk: frames over a socket (a length in four bytes, then JSON), and the trace in
// memory that both have mapped. The runner says `ready` once, then answers each request with `done`.
//
// A frame that is too long or no JSON ends the conversation: the other side is broken.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/answer.h"
#include "core/base/result.h"
#include "core/kernel/run_request.h"

namespace asynchio {

// The runner finds these open.
inline constexpr int kSocketDescriptor = 3;
inline constexpr int kTraceDescriptor = 4;

inline constexpr std::uint32_t kLongestFrame = 64u << 20;

struct RunReply {
    std::uint64_t run = 0;   // the number that came with the request
    std::uint64_t steps = 0;
    bool dirty = false;  // the runner ends now: something of the program outlived its run
    std::vector<Answer> answers;  // one for each question of the request
};

struct NumberedRequest {
    RunRequest request;
    std::uint64_t run = 0;
};

std::string encode_request(const RunRequest& request, std::uint64_t run);
Result<NumberedRequest> decode_request(const std::string& text);
std::string encode_reply(const RunReply& reply);
Result<RunReply> decode_reply(const std::string& text);

// Blocking. False when the other side is gone.
bool write_frame(int descriptor, const std::string& text);
// Nothing when the other side is gone or broken.
std::optional<std::string> read_frame(int descriptor);

}  // namespace asynchio
