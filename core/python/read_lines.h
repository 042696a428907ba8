// Which printed lines a question is read from, noted while it is computed: what the reader has to look at to find the
// answer in the run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/python/py.h"
#include "core/trace/facts.h"

namespace asynchio::python {

// Which lines with a text a function reads: the n-th, the first and the one behind it, each.
enum class Reads : std::uint8_t { nothing, nth, first_and_next, each };

class ReadLines {
  public:
    // The facts must outlive it.
    explicit ReadLines(const Facts& facts) : facts_(facts) {}

    std::size_t size() const { return lines_.size(); }
    // `nth` counts from 1.
    void read(Reads reads, const std::string& wanted, std::size_t nth = 1);
    // A list with one item for each line that was read for it is in step with them: whoever takes items out of it reads
    // those lines only. Forgets the lines that were read since there were `before` and returns them when they are in step
    // with this list; the caller puts back what is taken out.
    std::optional<std::vector<std::size_t>> take_in_step(std::size_t before, PyObject* list);
    void put(std::size_t line) { lines_.push_back(line); }
    // The events that printed them, in order; of very many the first ones.
    std::vector<std::size_t> events() const;

  private:
    const Facts& facts_;
    std::vector<std::size_t> lines_;  // indices in facts_.lines(), as they were read
};

}  // namespace asynchio::python
