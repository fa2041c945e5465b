import './support/quick-passwords.ts';

// In one file, because what takes the time is to bring a street to where each mutation begins.
import './clock.ts';
import './midnight.ts';
import './expired.ts';
import './late-duplicates.ts';
