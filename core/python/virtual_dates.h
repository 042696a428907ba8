// datetime.now(), utcnow() and today() in virtual time.
#pragma once

namespace asynchio::python {

// Makes the classes of the loaded module datetime read the clock of the run that is going on. Once per process.
void redirect_dates();

}  // namespace asynchio::python
