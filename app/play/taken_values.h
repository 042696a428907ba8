// The values that a lesson sets for a stage: sliders, and parts of the machine.
#pragma once

#include "app/model/subject.h"

namespace asynchio {

// Those of the subject with these instead. Neither changes where there is an error: the text may lack what is named.
inline Result<bool> take_values(const Subject& subject, const Settings& wanted, Machine& machine, Settings& settings) {
    const Result<RunRequest> request = make_request_with(subject, subject.machine, wanted);
    if (!request) return request.failure();
    machine = request->machine;
    settings.clear();
    for (const Setting& setting : wanted)
        if (find_parameter(subject.program, setting.name) != nullptr) settings.push_back(setting);
    return true;
}

}  // namespace asynchio
