// The numbers in a challenge's goal, for its meter: "turns == 18 and THREADS == 2" asks for two of them. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace asynchio {

// One comparison of a goal. Both sides are expressions of the question language.
struct GoalPart {
    enum class Compare : std::uint8_t { at_most, at_least, less, more, same };
    std::string quantity, wanted;
    std::string name;  // of the quantity, where a learner knows it: "turns", "POOL"; or ""
    bool printed = false;  // the name is what the program prints
    Compare compare = Compare::same;
};

// The comparisons that "and" joins, in their order. What is no comparison of two things is left out. "abs(A - B) < 0.01"
// is what it means: A is B.
std::vector<GoalPart> goal_parts(std::string_view goal);
bool holds(const GoalPart& part, double quantity, double wanted);
// With as many decimals as it needs, two at most: "11", "1.5", "0.35".
std::string number_words(double number);

}  // namespace asynchio
