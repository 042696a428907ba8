// The sentences that the playground says: for some seconds above the transport, or until they are closed.
#include <algorithm>

#include "app/play/playground.h"

namespace asynchio {

// Values that are set afterwards are not those it speaks of.
void Playground::take_back_word_of_values() {
    if (toast_ == phrases().values_are_back()) toast_.clear();
}

void Playground::say(std::string sentence) {
    toast_ = std::move(sentence);
    toast_is_trouble_ = false;
    ++toast_number_;
}

void Playground::refuse(std::string sentence) {
    say(std::move(sentence));
    toast_is_trouble_ = true;
}

void Playground::warn_of_files(std::string sentence) {
    // Once: who has closed it knows it, and it is tried again at every change.
    if (std::ranges::find(warned_, sentence) == warned_.end()) warned_.push_back(sentence), warnings_.push_back(sentence);
    scene_is_old_ = true;
    refuse(std::move(sentence));
}

std::optional<FileNoteView> Playground::note_on_top() const {
    if (warnings_.empty()) return file_note_;
    return FileNoteView{true, warnings_.front(), {warnings_.begin() + 1, warnings_.end()}, false};
}

void Playground::close_note() {
    if (warnings_.empty()) file_note_.reset();
    warnings_.clear();
}

}  // namespace asynchio
