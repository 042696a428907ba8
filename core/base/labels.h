// Short names for lanes: an explicit name, else the first text that a call was given (brew('A', 3) is A), else the
// function's name with its first number (read(0) is read0), else the function's name. Duplicates get #2, #3, ...
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace asynchio {

inline constexpr std::size_t kLongestLabel = 16;  // bytes; longer ones do not fit a lane's header

// `text`: the first argument that is a text, or empty; `number`: the first that is an integer, or negative.
inline std::string label_from(const std::string& function, std::string_view text, long number) {
    if (!text.empty() && text.size() <= kLongestLabel) return std::string(text);
    return number >= 0 ? function + std::to_string(number) : function;
}

class Labels {
  public:
    // A label that no other lane of this run has.
    std::string unique(const std::string& label) {
        const int count = ++used_[label];
        return count == 1 ? label : label + "#" + std::to_string(count);
    }

  private:
    std::map<std::string, int> used_;
};

}  // namespace asynchio
