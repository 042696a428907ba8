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
    if (!file_note_) file_note_ = FileNoteView{true, sentence, {}, false};
    else if (file_note_->title != sentence && std::ranges::find(file_note_->lines, sentence) == file_note_->lines.end()) file_note_->lines.push_back(sentence);
    scene_is_old_ = true;
    refuse(std::move(sentence));
}

}  // namespace asynchio
