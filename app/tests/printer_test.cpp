// Key H: the handout is written beside the window, in the window's language.
#include "app/shell/handout_printer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <thread>

#include "lessons/tests/lesson_files.h"

namespace asynchio {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(HandoutPrinter, WritesAndSpeaksInTheLanguageOfTheWindow) {
    const TemporaryFolder folder;
    setenv("XDG_DATA_HOME", folder.path().c_str(), 1);
    HandoutPrinter printer(lessons_dir());
    const auto print = [&](Locale locale) {
        printer.start(lessons_dir() / "05-gather", locale);
        for (;;) {
            if (const auto sentence = printer.take_sentence()) return *sentence;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    };
    const std::filesystem::path file = folder.path() / "asynchio/handouts/05-gather.html";
    EXPECT_THAT(print(Locale::de), StartsWith("Das Arbeitsblatt liegt in "));
    EXPECT_THAT(text_of_file(file), HasSubstr("lang=\"de\""));
    EXPECT_THAT(text_of_file(file), HasSubstr("Vorhersage: Zeichne die Balken"));
    EXPECT_THAT(print(Locale::en), StartsWith("The handout is in "));
    EXPECT_THAT(text_of_file(file), HasSubstr("lang=\"en\""));
    EXPECT_THAT(text_of_file(file), HasSubstr("Predict: draw the bars"));
    setenv("XDG_DATA_HOME", "/proc/no", 1);
    EXPECT_THAT(print(Locale::de), StartsWith("Kein Arbeitsblatt: "));
}

}  // namespace
}  // namespace asynchio
