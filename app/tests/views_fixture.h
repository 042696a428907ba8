// Programs and lessons run once, and what the window shows of them at any playhead, without a window.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "app/model/make_scene.h"
#include "app/tests/runner_fixture.h"
#include "core/tests/source_root.h"

namespace asynchio::testing {

// A run, and its scene at any playhead.
class Views : public ::testing::Test {
  protected:
    void open(const std::string& lesson, const Settings& settings = {}, Language language = Language::python) {
        Result<Subject> loaded = load_subject(source_root() / "lessons", lesson);
        ASSERT_TRUE(loaded) << loaded.why();
        subject_ = std::move(*loaded);
        run(settings, language);
    }
    // A lesson of which only the program and its views matter.
    void open_program(const std::string& panels, const std::string& program) {
        Result<Subject> made = subject_of_lesson(parse_lesson("99-made", "---\ntitle: T\npanels: " + panels + "\n---\n", program));
        ASSERT_TRUE(made) << made.why();
        subject_ = std::move(*made);
        run({}, Language::python);
    }
    // A program without a lesson.
    void open_plain(const std::string& program) {
        subject_ = Subject{};
        subject_.program = parse_program(program);
        subject_.filename = "mine.py";
        run({}, Language::python);
    }
    void run(const Settings& settings, Language language) {
        const Result<RunRequest> request = make_request(subject_, settings, subject_.machine, language);
        ASSERT_TRUE(request) << request.why();
        inputs_.subject = &subject_;
        inputs_.text = request->program;
        inputs_.machine = subject_.machine;
        client_.start(*request);
        client_.finish();
        run_.clear();
        run_.read(client_.trace());
    }

    Scene at_position(std::size_t position, UiState ui = {}) {
        ui.position = ui.seen = std::min(position, run_.trace().size());
        ui.time = ui.position == 0 ? 0 : run_.trace()[ui.position - 1].time;
        return make_scene(run_, ui, inputs_);
    }
    Scene at(double seconds, UiState ui = {}) {
        ui.time = from_seconds(seconds);
        ui.position = ui.seen = position_after(run_.trace(), ui.time);
        return make_scene(run_, ui, inputs_);
    }
    Scene at_end() { return at_position(SIZE_MAX); }
    // Just after the first event of this kind from `from` on, counted from 1.
    std::size_t after(EventKind kind, int number = 1) {
        for (std::size_t i = 0; i < run_.trace().size(); ++i)
            if (run_.trace()[i].kind == kind && --number == 0) return i + 1;
        ADD_FAILURE() << "no such event";
        return 0;
    }

    Subject subject_;
    SceneInputs inputs_;
    RunData run_;
    RunClient client_{built_runner()};
};

}  // namespace asynchio::testing
