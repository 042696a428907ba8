#include "app/play/kept_texts.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "app/play/progress.h"
#include "core/base/whole_file.h"

namespace asynchio {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kVersion = 1;
constexpr Duration kWriteAfter = 500 * kMillisecond;  // a text that goes on changing is written twice a second
constexpr Duration kTryAgainAfter = 3 * kSecond;      // where it could not be written
constexpr std::uintmax_t kLargest = 16u << 20;        // bytes; nobody types more

std::string hash_of(const std::string& text) {
    std::uint64_t hash = 14695981039346656037u;  // FNV-1a
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
    return digits;
}

// "05-gather", and for a key with other characters a hash behind it, so that no two keys share a file.
std::string file_name(const std::string& key) {
    std::string name = key.substr(key.find_last_of('/') + 1);
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; };
    std::ranges::replace_if(name, [&](char c) { return !fits(c); }, '-');
    if (name.size() > 60) name.resize(60);
    return (name == key ? name : name + "-" + hash_of(key)) + ".json";
}

}  // namespace

KeptTexts::~KeptTexts() {
    if (!folder_.empty()) finish(phrases_in(Locale::en));
}

KeptTexts::Mark KeptTexts::mark_of(const fs::path& file) {
    std::error_code error;
    Mark mark;
    mark.size = fs::file_size(file, error);
    if (error) return {};
    mark.changed = fs::last_write_time(file, error);
    mark.there = true;
    return mark;
}

std::optional<KeptText> KeptTexts::open(const std::string& key, const std::string& original, const Phrases& say) {
    if (folder_.empty()) return std::nullopt;
    finish(say);
    file_ = folder_ / file_name(key);
    name_ = key;
    original_hash_ = hash_of(original);
    text_.reset();
    dirty_ = told_other_ = false;
    problem_.clear();
    known_ = mark_of(file_);
    std::ifstream in(file_, std::ios::binary);
    if (!in) return std::nullopt;
    try {
        const json fields = known_.size > kLargest ? json() : json::parse(in);
        KeptText kept;
        fields.at("text").get_to(kept.text);
        fields.at("ran").get_to(kept.ran);
        kept.of_this = fields.at("of").get<std::string>() == original_hash_;
        text_ = kept;
    } catch (const json::exception&) {
        set_aside(file_);
        known_ = mark_of(file_);
        problem_ = say.texts_damaged({.file = file_.string(), .name = file_.filename().string()});
    }
    return text_;
}

void KeptTexts::note(std::optional<KeptText> text, Duration now) {
    if (file_.empty()) return;
    if (text && text_) text->of_this = text_->of_this;
    if (text == text_) return;
    text_ = std::move(text);
    if (!dirty_) dirty_since_ = now;
    dirty_ = true;
}

Duration KeptTexts::due_in(Duration now) const {
    if (writing_.valid()) return kWriteAfter / 10;
    return dirty_ ? std::max<Duration>(0, dirty_since_ + kWriteAfter - now) : kNever;
}

KeptTexts::Written KeptTexts::write(const fs::path& file, const std::optional<std::string>& text, const Mark& known) {
    Written written;
    written.other = !(mark_of(file) == known);
    std::error_code error;
    errno = 0;
    if (text) {
        fs::create_directories(file.parent_path(), error);
        if (!replace_file(file, *text)) written.error = errno != 0 ? errno : EIO;
    } else if (!fs::remove(file, error) && error) {
        written.error = error.value();
    }
    written.mark = mark_of(file);
    return written;
}

void KeptTexts::start_writing() {
    std::optional<std::string> bytes;
    if (text_)
        bytes = json{{"version", kVersion}, {"name", name_}, {"of", original_hash_}, {"text", text_->text}, {"ran", text_->ran}}.dump(
            1, ' ', false, json::error_handler_t::replace);
    dirty_ = false;
    writing_ = std::async(std::launch::async, [file = file_, bytes = std::move(bytes), known = known_] { return write(file, bytes, known); });
}

std::string KeptTexts::take_written(const Phrases& say) {
    const Written written = writing_.get();
    known_ = written.mark;
    if (written.error != 0) {
        dirty_ = true;
        return std::exchange(told_error_, written.error) == written.error
                   ? std::string()
                   : say.text_not_kept({.file = file_.string(), .why = std::strerror(written.error)});
    }
    told_error_ = 0;
    if (!written.other || std::exchange(told_other_, true)) return "";
    return std::string(say.text_of_other_window());
}

std::string KeptTexts::update(Duration now, const Phrases& say) {
    std::string sentence;
    if (writing_.valid()) {
        if (writing_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return "";
        sentence = take_written(say);
        if (dirty_ && told_error_ != 0) dirty_since_ = now + kTryAgainAfter - kWriteAfter;
    }
    if (dirty_ && due_in(now) == 0) start_writing();
    return sentence;
}

std::string KeptTexts::finish(const Phrases& say) {
    std::string sentence;
    if (writing_.valid()) sentence = take_written(say);
    if (!dirty_ || file_.empty()) return sentence;
    start_writing();
    sentence = take_written(say);
    return sentence;
}

fs::path usual_texts_folder() {
    const fs::path progress = usual_progress_file();
    return progress.empty() ? fs::path() : progress.parent_path() / "edited";
}

}  // namespace asynchio
