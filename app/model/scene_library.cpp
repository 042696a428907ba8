// The list of lessons, the pages around them, and the words of the glossary in a lesson's texts.
#include <algorithm>

#include "app/model/make_scene.h"
#include "lessons/reader/text.h"

namespace asynchio {
namespace {

std::string in_small_letters(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

const FlowState* progress_of(const CourseEntry& entry, const SceneInputs& inputs) {
    if (inputs.progress == nullptr) return nullptr;
    const auto known = inputs.progress->find(progress_key(entry.lesson, entry.own));
    return known == inputs.progress->end() || known->second.furthest == Stage::story ? nullptr : &known->second;
}

bool is_done(const CourseEntry& entry, const SceneInputs& inputs) {
    const FlowState* flow = progress_of(entry, inputs);
    return flow != nullptr && (flow->solved || (entry.lesson.parts.challenges.empty() && flow->furthest >= Stage::explain));
}

// "12 min", "12 min, done", "12 min, stage 2 of 7".
void add_progress(LessonItem& item, const CourseEntry& entry, const SceneInputs& inputs) {
    const Phrases& say = *inputs.say;
    const int minutes = entry.lesson.minutes;
    const FlowState* flow = progress_of(entry, inputs);
    item.done = is_done(entry, inputs);
    if (flow == nullptr) {
        if (minutes > 0) item.detail = say.lesson_minutes({.minutes = minutes});
        return;
    }
    const auto stage = static_cast<std::size_t>(flow->stage) + 1;
    item.detail = item.done ? say.lesson_done({.minutes = minutes})
                            : say.lesson_stage({.minutes = minutes, .stage = stage, .stages = kStages});
}

// "4 Wait your turn · 15 One task fails". The course has it, or a teacher's own folder.
void add_needs(LessonItem& item, const Lesson& lesson, const SceneInputs& inputs) {
    const auto& entries = inputs.library->course.entries;
    for (const std::string& name : lesson.needs) {
        const auto known = std::ranges::find_if(entries, [&](const CourseEntry& entry) { return entry.lesson.name == name; });
        if (!item.needs.empty()) item.needs += " · ";
        if (known == entries.end()) {
            item.needs += name;
            continue;
        }
        if (known->lesson.number > 0) item.needs += std::to_string(known->lesson.number) + " ";
        item.needs += known->lesson.title;
        item.needs_open |= !is_done(*known, inputs);
    }
}

void add_problem(LessonItem& item, const Lesson& lesson, const Phrases& say) {
    item.has_problem = !lesson.problems.empty() || !lesson.has_program;
    if (lesson.problems.empty()) return;
    item.problem = describe(lesson.problems.front());
    const std::size_t more = lesson.problems.size() - 1;
    if (more > 0) item.problem = say.lesson_more_problems({.problem = item.problem, .more = more});
}

// The heading of the teacher's own part in the language of the window.
std::string own_act(const CourseEntry& entry, const Phrases& say) {
    if (!entry.own || !entry.act.starts_with(kOwnAct)) return entry.act;
    const std::string part = entry.act.substr(std::min(entry.act.size(), kOwnAct.size() + 2));
    return part.empty() ? std::string(say.lessons_own()) : say.lessons_own_part({.act = part});
}

// All words that were typed, in any order.
bool matches(const std::string& search, const LessonItem& item, const Lesson& lesson, const std::string& act) {
    const std::string text = in_small_letters(lesson.name + " " + item.title + " " + item.goal + " " + act);
    const std::string wanted = in_small_letters(search);
    return std::ranges::all_of(split_words(wanted), [&](std::string_view word) { return text.find(word) != text.npos; });
}

void link_texts(Scene& scene, const Glossary& glossary, int lesson) {
    link_terms(scene.story, glossary, lesson);
    for (ClaimView& claim : scene.flow.claims) link_terms(claim.text, glossary, lesson);
    if (scene.flow.breaking) link_terms(scene.flow.breaking->look, glossary, lesson);
    if (scene.flow.challenge) link_terms(scene.flow.challenge->text, glossary, lesson);
}

}  // namespace

std::string progress_key(const Lesson& lesson, bool own) {
    if (!own) return lesson.name;
    std::error_code error;
    const std::filesystem::path folder = std::filesystem::absolute(lesson.folder, error).lexically_normal();
    return (folder.has_filename() ? folder : folder.parent_path()).string();
}

void add_lesson_list(Scene& scene, const SceneInputs& inputs, const std::string& search) {
    if (inputs.library == nullptr) return;
    const Library& library = *inputs.library;
    std::string act;
    for (std::size_t i = 0; i < library.course.entries.size(); ++i) {
        const CourseEntry& entry = library.course.entries[i];
        if (!entry.act.empty()) act = entry.act;
        LessonItem item;
        item.act = own_act(entry, *inputs.say);
        item.title = entry.lesson.title;
        item.goal = entry.lesson.goal;
        item.own = entry.own;
        add_progress(item, entry, inputs);
        add_needs(item, entry.lesson, inputs);
        add_problem(item, entry.lesson, *inputs.say);
        item.number = lesson_number(entry.lesson.name);
        item.current = i == inputs.lesson;
        item.matches = matches(search, item, entry.lesson, act);
        scene.lessons_found += item.matches;
        scene.own.none &= !entry.own;
        scene.lessons.push_back(std::move(item));
    }
    scene.search = search;
    scene.own.folder = library.own_folder.string();
    for (const Problem& problem : library.own_problems) scene.own.problems.push_back(describe(problem));
}

// Files by their names and where they lie, folders of lessons alike.
void add_recent(Scene& scene, const SceneInputs& inputs) {
    for (const std::string& text : inputs.recent) {
        const std::filesystem::path path(text);
        scene.recent.push_back({path.filename().string(), path.parent_path().string(), text});
    }
    scene.licences = inputs.licences;
    scene.settings_file = inputs.settings_file;
}

void add_pages(Scene& scene, const SceneContext& context) {
    if (context.inputs.library == nullptr) return;
    const Library& library = *context.inputs.library;
    for (const Page& page : library.pages) {
        scene.pages.push_back(page.title);
        scene.plans += page.name.starts_with("plans/");
    }
    const auto open = static_cast<std::size_t>(context.ui.page);
    if (context.ui.page >= 0 && open < library.pages.size()) scene.page = &library.pages[open];
    scene.glossary = &library.glossary;
    // Words that a later lesson explains are not yet looked up; whoever wrote a lesson of his own says what it needs.
    const bool own = context.inputs.lesson < library.course.entries.size() && library.course.entries[context.inputs.lesson].own;
    const auto& subject = context.inputs.subject;
    if (subject != nullptr && subject->lesson) link_texts(scene, library.glossary, own ? 0 : subject->lesson->number);
    for (std::size_t i = 0; i < scene.flow.claims.size(); ++i)
        scene.flow.claims[i].proof_open = std::ranges::binary_search(context.ui.open_proofs, i);
}

}  // namespace asynchio
