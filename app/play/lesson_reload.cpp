#include "app/play/lesson_reload.h"

#include "core/trace/state.h"
#include "lessons/reader/text.h"

namespace asynchio {
namespace {

// A program that goes on for longer is not waited for once its first line was reached.
constexpr Duration kTrial = 300 * kMillisecond;

// What reaches a line was compiled: it is Python, whatever else it does.
bool reaches_a_line(const Trace& trace) {
    for (std::size_t i = 0; i < trace.size(); ++i)
        if (trace[i].kind == EventKind::LineReached) return true;
    return false;
}

std::vector<std::filesystem::path> files_of(const Subject& subject, const std::string& language) {
    if (!subject.lesson) return {subject.filename};
    const std::filesystem::path& folder = subject.lesson->folder;
    std::vector<std::filesystem::path> files = {folder / "lesson.md", folder / "program.py", folder / "program.cpp"};
    if (!language.empty()) files.push_back(folder / ("lesson." + language + ".md"));
    return files;
}

std::string file_of(const Subject& subject) {
    return subject.lesson ? subject.lesson->name + "/program.py" : std::filesystem::path(subject.filename).filename().string();
}

}  // namespace

void LessonReload::open(const Subject& shown, std::string_view language) {
    shown_ = shown;
    language_ = language;
    candidate_.reset();
    news_.reset();
    watch_.watch(files_of(shown_, language_));
}

void LessonReload::look() {
    if (watch_.changed()) read();
}

bool LessonReload::shown_is_good() const {
    return shown_.program.problems.empty() && (!shown_.lesson || shown_.lesson->problems.empty());
}

void LessonReload::tell(News news) {
    candidate_.reset();
    news_ = std::move(news);
}

void LessonReload::read() {
    if (shown_.lesson) read_lesson_files();
    else read_program_file();
}

void LessonReload::read_lesson_files() {
    const std::string& name = shown_.lesson->name;
    Result<Lesson> lesson = read_lesson(shown_.lesson->folder, language_);
    if (!lesson) return tell({{}, {describe(Problem{name + "/lesson.md", 0, lesson.why()})}, false});
    // Who opened a lesson with mistakes mends them one after the other, and wants to see it.
    if ((!lesson->problems.empty() && shown_is_good()) || !lesson->has_program) {
        News news;
        for (const Problem& problem : lesson->problems) news.problems.push_back(describe(problem));
        return tell(std::move(news));
    }
    Result<Subject> subject = subject_of_lesson(std::move(*lesson));
    if (!subject) return tell({{}, {subject.why()}, false});
    consider(std::move(*subject));
}

void LessonReload::read_program_file() {
    Result<Subject> subject = load_subject({}, shown_.filename);
    if (!subject) return tell({{}, {subject.why()}, false});
    consider(std::move(*subject));
}

void LessonReload::consider(Subject subject) {
    if (subject.program.text == shown_.program.text) {
        const bool other_cpp = subject.cpp != shown_.cpp;
        return tell({std::move(subject), {}, other_cpp});
    }
    Result<RunRequest> request = make_request(subject, {}, subject.machine);
    if (!request) return tell({{}, {request.why()}, false});
    news_.reset();
    candidate_ = std::move(subject);
    client_.start(std::move(*request));
}

std::optional<LessonReload::News> LessonReload::poll() {
    if (candidate_) {
        client_.poll(0);
        const bool decided = client_.running_for() >= kTrial && reaches_a_line(client_.trace());
        if (client_.running() && !decided) return std::nullopt;
        const State end = fold(client_.trace(), client_.trace().size());
        const bool refused = !client_.running() && end.end.outcome == RunOutcome::refused;
        if (client_.running()) client_.stop();
        Subject subject = std::move(*candidate_);
        const std::string why = refused ? "this is no Python: " + std::string(client_.trace().text(end.end.message)) : "";
        const bool other_cpp = subject.cpp != shown_.cpp;
        if (refused) tell({{}, {describe(Problem{file_of(subject), static_cast<int>(end.end.line), why})}, false});
        else tell({std::move(subject), {}, other_cpp});
    }
    if (!news_) return std::nullopt;
    std::optional<News> news = std::exchange(news_, std::nullopt);
    if (news->subject) {
        shown_ = *news->subject;
    }
    return news;
}

}  // namespace asynchio
