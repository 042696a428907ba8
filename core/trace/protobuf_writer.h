// Writes protobuf messages, the wire format alone: numbers, fixed64, texts and messages within messages, by field number.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace asynchio {

class ProtobufWriter {
  public:
    void number(std::uint32_t field, std::uint64_t value) {
        varint(std::uint64_t{field} << 3 | 0);
        varint(value);
    }
    void fixed64(std::uint32_t field, std::uint64_t value) {
        varint(std::uint64_t{field} << 3 | 1);
        for (int byte = 0; byte < 8; ++byte) bytes_ += static_cast<char>(value >> (8 * byte) & 0xff);
    }
    void text(std::uint32_t field, std::string_view value) {
        varint(std::uint64_t{field} << 3 | 2);
        varint(value.size());
        bytes_ += value;
    }
    void message(std::uint32_t field, const ProtobufWriter& value) { text(field, value.bytes_); }

    const std::string& bytes() const { return bytes_; }

  private:
    void varint(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>((value & 0x7f) | 0x80);
        bytes_ += static_cast<char>(value);
    }

    std::string bytes_;
};

}  // namespace asynchio
