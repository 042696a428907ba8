#include "lessons/reader/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lessons/reader/slider_comment.h"
#include "lessons/tests/lesson_files.h"

namespace asynchio {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// The only slider of a program of one line.
Parameter slider(std::string line) {
    const Program program = parse_program(std::move(line));
    EXPECT_EQ(all_problems(program.problems), "");
    EXPECT_EQ(program.parameters.size(), 1u);
    return program.parameters.empty() ? Parameter() : program.parameters[0];
}

std::vector<std::string> values(const Parameter& parameter) {
    std::vector<std::string> all;
    for (std::int64_t i = 0; i < step_count(parameter); ++i) all.push_back(value_at(parameter, i));
    return all;
}

std::string complaint(std::string line) {
    const Program program = parse_program(std::move(line));
    EXPECT_TRUE(program.parameters.empty()) << "the line must stay ordinary code";
    return all_problems(program.problems);
}

std::string applied(const Program& program, const Settings& settings) {
    const Result<std::string> text = apply_settings(program, settings);
    return text ? *text : "refused: " + text.why();
}

TEST(Program, ReadsARangeOfWholeNumbers) {
    const Parameter n = slider("N = 3        #: 1..6 jobs\n");
    EXPECT_EQ(n.name, "N");
    EXPECT_EQ(n.line, 1);
    EXPECT_EQ(n.column, 4u);
    EXPECT_EQ(n.default_value, "3");
    EXPECT_EQ(n.kind, Parameter::Kind::range);
    EXPECT_TRUE(n.integer);
    EXPECT_EQ(n.unit, "jobs");
    EXPECT_THAT(values(n), ElementsAre("1", "2", "3", "4", "5", "6"));
}

TEST(Program, ReadsARangeWithStepsAndUnit) {
    const Parameter wait = slider("WAIT = 1.0   #: 0.2..1.0 step 0.1 s");
    EXPECT_FALSE(wait.integer);
    EXPECT_EQ(wait.unit, "s");
    EXPECT_THAT(values(wait), ElementsAre("0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1.0"));
    EXPECT_EQ(describe_values(wait), "0.2 to 1.0 in steps of 0.1");
}

TEST(Program, UnitsAreFreeText) {
    EXPECT_EQ(slider("FAIL = 0     #: 0..10 every n-th query fails (0 = never)").unit,
              "every n-th query fails (0 = never)");
    EXPECT_EQ(slider("A = 1 #: 1..6 steps").unit, "steps");
    EXPECT_EQ(slider("A = 1 #: 1..6").unit, "");
    EXPECT_EQ(slider("A = 1 #: 1..6 stop").unit, "stop");
    EXPECT_EQ(slider("A = 1 #: 1..6 2nd steps").unit, "2nd steps");
}

TEST(Program, AUnitThatWasMeantAsAStepIsRefused) {
    const auto refused = [](const std::string& end) { return complaint("A = 1.0 #: 0.5..5.0 " + end); };
    EXPECT_EQ(refused("stp 0.5 s"), "line 1: this slider cannot be read: 'stp 0.5 s' is no unit; write 'step 0.5' and then the unit, as in "
                                    "'NAME = 1.0  #: 0.2..3.0 step 0.1 s'\n");
    for (const char* end : {"Step 0.5", "0.5 s", "0.5s", "step=0.5 s", "step:0.5", "steps 0.5 s", "s step 0.5", "by 0.5 s"})
        EXPECT_THAT(refused(end), HasSubstr("is no unit; write 'step 0.5'")) << end;
    EXPECT_THAT(refused("stpe s"), HasSubstr("'stpe s' is no unit; write 'step 0.5'"));
    EXPECT_THAT(refused("step 0.5 0.1 s"), HasSubstr("'0.1 s' is no unit, for a unit holds no number"));
}

TEST(Program, ReadsChoices) {
    const Parameter memory = slider("MEMORY = 1   #: choice 1=\"remember pages\" 0=\"forget\"");
    EXPECT_EQ(memory.kind, Parameter::Kind::choice);
    EXPECT_THAT(memory.choices,
                ElementsAre(Parameter::Choice{"1", "remember pages"}, Parameter::Choice{"0", "forget"}));
    EXPECT_THAT(values(memory), ElementsAre("1", "0"));
    EXPECT_EQ(describe_values(memory), "1 (remember pages) or 0 (forget)");
    EXPECT_EQ(*index_of(memory, "0"), 1);
}

TEST(Program, ValuesAreExactDecimals) {
    const Parameter tenths = slider("A = 0.0 #: 0.0..1000.0 step 0.1 s");
    EXPECT_EQ(value_at(tenths, 3), "0.3");
    EXPECT_EQ(value_at(tenths, 7), "0.7");
    EXPECT_EQ(value_at(tenths, 9999), "999.9");
    EXPECT_EQ(*index_of(tenths, "0.3"), 3);
    const Parameter negative = slider("A = -1.5 #: -1.5..1.5 step 0.5");
    EXPECT_THAT(values(negative), ElementsAre("-1.5", "-1.0", "-0.5", "0.0", "0.5", "1.0", "1.5"));
}

TEST(Program, ValuesKeepTheDigitsOfTheDefaultAndShowMoreWhenTheStepNeedsThem) {
    EXPECT_THAT(values(slider("GAP = 0.1 #: 0.0..0.2 step 0.05 s")),
                ElementsAre("0.0", "0.05", "0.1", "0.15", "0.2"));
    EXPECT_THAT(values(slider("A = 3.00 #: 2.0..3.0 step 0.5")), ElementsAre("2.00", "2.50", "3.00"));
    EXPECT_THAT(values(slider("A = 4 #: 0..8 step 4")), ElementsAre("0", "4", "8"));
}

TEST(Program, TheStepIsOneOrTheLastDigitWhenNotGiven) {
    EXPECT_EQ(slider("A = 1 #: 0..9").step, kOne);
    EXPECT_EQ(slider("A = 1.0 #: 0.5..5.0 s").step, kOne / 10);
    EXPECT_EQ(slider("A = 0.25 #: 0.0..1.0").step, kOne / 100);
    EXPECT_EQ(slider("A = 1.0 #: 0..9").step, kOne / 10);
}

TEST(Program, ValuesSnapToTheNearestPosition) {
    const Parameter a = slider("A = 3.0 #: 0.5..5.0 step 0.5 s");
    EXPECT_EQ(value_at(a, *index_of(a, "1.2")), "1.0");
    EXPECT_EQ(value_at(a, *index_of(a, "1.25")), "1.5");
    EXPECT_EQ(value_at(a, *index_of(a, "2")), "2.0");
    EXPECT_EQ(value_at(a, *index_of(a, " 4.99 ")), "5.0");
    const Parameter uneven = parse_program("A = 1.0 #: 1.0..2.3 step 0.5").parameters.at(0);
    EXPECT_EQ(value_at(uneven, *index_of(uneven, "2.3")), "2.0");
}

TEST(Program, ValuesBetweenTwoStepsAreKnown) {
    const Parameter a = slider("A = 3.0 #: 0.5..5.0 step 0.5 s");
    EXPECT_EQ(between_steps(a, "1.25"), "A cannot be '1.25': that is between two steps. Its values are 0.5 to 5.0 in steps of 0.5; write 1.0 or 1.5.");
    for (const char* other : {"1.5", "1", "5.0", "9.25", "rubbish", ""}) EXPECT_EQ(between_steps(a, other), "") << other;
    const Parameter uneven = parse_program("A = 1.0 #: 1.0..2.3 step 0.5").parameters.at(0);
    EXPECT_THAT(between_steps(uneven, "2.3"), HasSubstr("write 2.0."));
    EXPECT_EQ(between_steps(slider("HOW = 1 #: choice 0=\"x\" 1=\"y\""), "0"), "");
}

TEST(Program, NextAndPreviousStopAtTheEnds) {
    const Parameter a = slider("A = 3.0 #: 0.5..5.0 step 0.5 s");
    EXPECT_EQ(next_value(a, "3.0"), "3.5");
    EXPECT_EQ(previous_value(a, "3.0"), "2.5");
    EXPECT_EQ(next_value(a, "5.0"), "5.0");
    EXPECT_EQ(previous_value(a, "0.5"), "0.5");
    EXPECT_EQ(next_value(a, "rubbish"), "3.5");
    const Parameter how = slider("HOW = 1 #: choice 0=\"x\" 1=\"y\"");
    EXPECT_EQ(next_value(how, "1"), "1");
    EXPECT_EQ(previous_value(how, "1"), "0");
}

TEST(Program, MalformedSlidersBecomeProblemsAndStayCode) {
    EXPECT_THAT(complaint("x = 1\nA = 3 #: 1...6\n"), HasSubstr("line 2: "));
    EXPECT_THAT(complaint("A = 3 #: one to six"), HasSubstr("it needs a range like 1..6"));
    EXPECT_THAT(complaint("A = 3 #: 1.."), HasSubstr("second number"));
    EXPECT_THAT(complaint("A = 3 #: 6..1"), HasSubstr("from small to large"));
    EXPECT_THAT(complaint("A = 3 #: 1..6 step"), HasSubstr("'step' needs a number"));
    EXPECT_THAT(complaint("A = 3 #: 1..6 step 0"), HasSubstr("more than 0"));
    EXPECT_THAT(complaint("A = 3 #: 1..99999999999"), HasSubstr("too large"));
    EXPECT_THAT(complaint("A = B + 1 #: 1..6"), HasSubstr("not a plain number"));
    EXPECT_THAT(complaint("a = 3 #: 1..6"), HasSubstr("'a' is not a name in capital letters"));
    EXPECT_THAT(complaint("    A = 3 #: 1..6"), HasSubstr("outside every function"));
    EXPECT_THAT(complaint("#: 1..6"), HasSubstr("belongs behind 'NAME = value'"));
    EXPECT_THAT(complaint("A == 3 #: 1..6"), HasSubstr("must be 'NAME = value'"));
    EXPECT_THAT(complaint("A = 7 #: 1..6"), HasSubstr("A is 7, which is outside its slider, 1 to 6"));
    EXPECT_THAT(complaint("A = 0 #: choice"), HasSubstr("two choices or more"));
    EXPECT_THAT(complaint("A = 0 #: choice 0=off"), HasSubstr("pairs like"));
    EXPECT_THAT(complaint("A = 0 #: choice 0=\"off"), HasSubstr("no closing quote"));
    EXPECT_THAT(complaint("A = 0 #: choice 0=\"a\" 0=\"b\""), HasSubstr("there twice"));
    EXPECT_THAT(complaint("A = 2 #: choice 0=\"a\" 1=\"b\""), HasSubstr("0 (a) or 1 (b)"));
}

TEST(Program, OddSlidersWorkAndAreReported) {
    const auto warning = [](std::string line) {
        const Program program = parse_program(std::move(line));
        EXPECT_EQ(program.parameters.size(), 1u);
        return all_problems(program.problems);
    };
    EXPECT_THAT(warning("A = 3 #: 0.5..5.0 step 0.5"), HasSubstr("write A = 3.0"));
    EXPECT_THAT(warning("A = 0.7 #: 0.5..5.0 step 0.5"), HasSubstr("cannot come back to 0.7"));
    EXPECT_THAT(warning("A = 1 #: 1..6 step 2"), HasSubstr("its last value is 5"));
}

TEST(Program, ASecondSliderOfOneNameIsRefused) {
    const Program program = parse_program("A = 1 #: 1..6\nA = 2 #: 1..6\n");
    ASSERT_EQ(program.parameters.size(), 1u);
    EXPECT_EQ(program.parameters[0].line, 1);
    EXPECT_THAT(all_problems(program.problems), HasSubstr("line 2: A is a slider already, in line 1"));
}

TEST(Program, OnlyCommentsAreSliders) {
    const Program program = parse_program(
        "A = '#: 1..6'\n"
        "B = 3  # see #: 1..6\n"
        "'''text\n"
        "C = 3  #: 1..6\n"
        "'''; D = \"it's\"\n"
        "E = 3  #: 1..6\n");
    EXPECT_EQ(all_problems(program.problems), "");
    ASSERT_EQ(program.parameters.size(), 1u);
    EXPECT_EQ(program.parameters[0].name, "E");
    EXPECT_EQ(program.parameters[0].line, 6);
}

TEST(Program, ApplyingSettingsChangesOnlyTheValues) {
    const std::string text = "import time\r\nA = 3.0\t#: 0.5..5.0 step 0.5 s\r\nB=1  #: 1..20\nprint(A, B)";
    const Program program = parse_program(text);
    EXPECT_EQ(all_problems(program.problems), "");
    EXPECT_EQ(applied(program, {}), text);
    EXPECT_EQ(applied(program, {{"B", "12"}, {"A", "2"}}),
              "import time\r\nA = 2.0\t#: 0.5..5.0 step 0.5 s\r\nB=12  #: 1..20\nprint(A, B)");
    EXPECT_EQ(applied(program, {{"A", "2"}, {"A", "4.5"}}),
              "import time\r\nA = 4.5\t#: 0.5..5.0 step 0.5 s\r\nB=1  #: 1..20\nprint(A, B)");
}

TEST(Program, LineEndsAndByteOrderMarkDoNotMatter) {
    const Program program = parse_program(
        "\xEF\xBB\xBF"
        "A = 1 #: 1..6\rB = 2 #: 1..6\r\nC = 3 #: 1..6");
    EXPECT_EQ(all_problems(program.problems), "");
    ASSERT_EQ(program.parameters.size(), 3u);
    EXPECT_EQ(program.parameters[2].line, 3);
    EXPECT_EQ(applied(program, {{"A", "4"}, {"C", "5"}}),
              "\xEF\xBB\xBF"
              "A = 4 #: 1..6\rB = 2 #: 1..6\r\nC = 5 #: 1..6");
}

TEST(Program, RefusedSettingsSayWhatIsPossible) {
    const Program program =
        parse_program("WAIT = 1.0 #: 0.2..3.0 step 0.1 s\nN = 3 #: 1..6\nHOW = 0 #: choice 0=\"a\" 1=\"b\"");
    EXPECT_EQ(
        applied(program, {{"WIAT", "1.0"}}),
        "refused: 'WIAT' is no slider of this program. Did you mean 'WAIT'? Its sliders are WAIT, N, HOW.");
    EXPECT_EQ(applied(program, {{"WAIT", "3.1"}}),
              "refused: WAIT cannot be '3.1': that is outside the range. Its values are 0.2 to 3.0 in steps "
              "of 0.1.");
    EXPECT_EQ(applied(program, {{"N", "many"}}),
              "refused: N cannot be 'many': that is not a number. Its values are 1 to 6.");
    EXPECT_EQ(applied(program, {{"N", "2.5"}}),
              "refused: N cannot be '2.5': that is not a whole number. Its values are 1 to 6.");
    EXPECT_EQ(applied(program, {{"HOW", "2"}}),
              "refused: HOW cannot be '2': that is none of its choices. They are 0 (a) or 1 (b).");
    EXPECT_EQ(applied(parse_program("print(1)"), {{"N", "2"}}),
              "refused: 'N' cannot be set: this program has no sliders.");
    for (const char* bad :
         {"", "1e0", "inf", "nan", "0x1", "1_0", "--1", ".", "-", "1 2", "__import__('os')"}) {
        EXPECT_THAT(applied(program, {{"N", bad}}), HasSubstr("not a number")) << bad;
    }
    for (const char* bad : {"99999999999999999999", "-99999999999999999999", "0", "7"}) {
        EXPECT_THAT(applied(program, {{"N", bad}}), HasSubstr("outside the range")) << bad;
    }
}

TEST(Program, ReadsSettings) {
    EXPECT_EQ(*parse_setting("A=2.0"), (Setting{"A", "2.0"}));
    EXPECT_THAT(*parse_settings("A=2.0  B=1\tgil=False"),
                ElementsAre(Setting{"A", "2.0"}, Setting{"B", "1"}, Setting{"gil", "False"}));
    EXPECT_TRUE(parse_settings("")->empty());
    for (const char* bad : {"A", "A=", "=2", "", "A = 2"}) {
        const bool read = *bad != '\0' && bad[1] == ' ' ? static_cast<bool>(parse_settings(bad))
                                                        : static_cast<bool>(parse_setting(bad));
        EXPECT_FALSE(read) << bad;
    }
}

TEST(Program, SliderCommentsAreHidden) {
    EXPECT_EQ(hide_slider_comment("A = 3.0   #: 0.5..5.0 step 0.5 s"), "A = 3.0");
    EXPECT_EQ(hide_slider_comment("HOW = 0  #: choice 0=\"a\" 1=\"b\""), "HOW = 0");
    EXPECT_EQ(hide_slider_comment("A = 3.0   #: half to five"), "A = 3.0   #: half to five");
    EXPECT_EQ(hide_slider_comment("time.sleep(1)  # stares"), "time.sleep(1)  # stares");
    EXPECT_EQ(hide_slider_comment(""), "");
}

TEST(Program, EveryValueOfEverySliderOfTheLessonsComesBack) {
    int sliders = 0;
    for (const std::string_view name : kLessonNames) {
        const Program program = parse_program(text_of_file(lessons_dir() / name / "program.py"));
        EXPECT_EQ(all_problems(program.problems), "") << name;
        for (const Parameter& parameter : program.parameters) {
            ++sliders;
            EXPECT_EQ(value_at(parameter, *index_of(parameter, parameter.default_value)),
                      parameter.default_value);
            for (std::int64_t i = 0; i < step_count(parameter); ++i) {
                const std::string value = value_at(parameter, i);
                EXPECT_EQ(*index_of(parameter, value), i) << parameter.name;
                const Program changed = parse_program(applied(program, {{parameter.name, value}}));
                const Parameter* again = find_parameter(changed, parameter.name);
                ASSERT_NE(again, nullptr) << parameter.name << " = " << value;
                EXPECT_EQ(again->default_value, value);
                EXPECT_EQ(all_problems(changed.problems), "");
            }
        }
    }
    EXPECT_EQ(sliders, 63);
}

}  // namespace
}  // namespace asynchio
