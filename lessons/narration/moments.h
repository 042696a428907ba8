// Finds in a recorded run the moments that anchors speak of (curriculum 9.3). Pure: the same trace gives the same
// moments. Lanes are named as on the screen.
//
// A moment is an event; whoever shows it puts the playhead behind it, at position `event + 1`. narrate() moves it on to the
// last event that still belongs to it, so that what a caption says is already drawn.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/trace/lanes.h"
#include "lessons/reader/anchor.h"
#include "lessons/reader/lesson_blocks.h"

namespace asynchio {

struct Moment {
    bool happened = false;
    std::size_t event = 0;  // its index in the trace
    Time time = 0;
    Actor who;              // the task or thread it speaks of; none for the program, the loop or a time
    std::string why_not;    // when it did not happen: a sentence for whoever wrote the anchor
};

class MomentFinder {
  public:
    // `end`: the state after the last event of the trace. All three must live as long as this.
    MomentFinder(const Trace& trace, const Lanes& lanes, const State& end);

    Moment find(const Anchor& anchor) const;
    // The names of all lanes that a learner sees, in order of appearance.
    const std::vector<std::string>& lane_names() const { return names_; }
    // The last event of what this one sets off at once, before anybody else gets a turn: a task that is over fills its
    // slot of a gather and wakes whoever waits for it; a new task gets its slot. `event` itself when nothing follows.
    std::size_t settled(std::size_t event) const;

  private:
    struct Found {
        std::size_t event = 0;
        Actor who;
    };
    struct Named {
        const Lane* lane;
        std::string name;
    };
    using All = std::vector<Found>;

    Moment find_of_program(const Anchor& anchor) const;
    Moment find_of_lane(const Anchor& anchor) const;
    Moment find_card(const Anchor& anchor) const;
    All all_events(const Anchor& anchor, const std::vector<const Lane*>& lanes) const;
    void add_spans(const Anchor& anchor, const Lane& lane, All& all) const;
    void add_end(const Anchor& anchor, const Lane& lane, All& all) const;
    void add_prints(const Anchor& anchor, const Lane& lane, All& all) const;
    void add_actions(const Anchor& anchor, const std::vector<const Lane*>& lanes, All& all) const;
    bool waits_for(const Span& span, const std::string& what) const;
    std::size_t where_it_blocks(const Lane& lane, const Span& span) const;
    Moment moment_at(std::size_t event, Actor who) const;

    const Trace& trace_;
    const Lanes& lanes_;
    const State& end_;
    std::vector<Named> named_;
    std::vector<std::string> names_;
};

// Where the captions of a lesson belong in one run.
struct CaptionPlace {
    std::size_t caption = 0;  // index in lesson.parts.captions
    Moment moment;
};
struct Narration {
    std::vector<CaptionPlace> places;         // in the order in which they happen
    std::vector<CaptionPlace> did_not_happen; // in the order of the file
    std::vector<std::size_t> for_other_settings;
};

// `settings`: those of the run, sliders and machine; a caption with other ones behind its `with:` is not looked for.
Narration narrate(const std::vector<LessonCaption>& captions, const Settings& settings, const MomentFinder& finder);

// Every slider of the program text (with whatever values it has) as a setting, then those of the machine.
Settings settings_of_run(const Program& program, const Settings& machine);

// True if each of `wanted` has the same value in `settings`; numbers are compared as numbers.
bool holds(const Settings& wanted, const Settings& settings);

}  // namespace asynchio
