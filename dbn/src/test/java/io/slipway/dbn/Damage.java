package io.slipway.dbn;

import io.slipway.dbn.record.LittleEndian;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Damage to a file: bits flip, it is cut, bytes are lost or come twice, numbers turn huge. */
final class Damage {

    private static final int[] NUMBERS = {0, 1, 15, 99, 100, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0x0100_0000};

    /** Places of numbers that matter in metadata. */
    private static final int[] PLACES = {0, 3, 4, 24, 50, 52, 53, 108, 112, 116};

    private Damage() {}

    static byte[] of(byte[] original, SplittableRandom random) {
        byte[] file = original.clone();
        int times = random.nextInt(4);
        for (int i = 0; i < times && file.length > 4; i++) {
            file = once(file, random);
        }
        return file;
    }

    private static byte[] once(byte[] file, SplittableRandom random) {
        int at = random.nextInt(file.length);
        int other = random.nextInt(file.length);
        int known = PLACES[random.nextInt(PLACES.length)];
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(file, at);
            case 1 -> putByte(file, at, file[at] ^ (1 << random.nextInt(8)));
            case 2 -> putByte(file, at, random.nextInt(256));
            case 3 -> putNumber(file, Math.min(known, file.length - 4), random);
            case 4 -> putNumber(file, Math.min(at, file.length - 4), random);
            case 5 -> Records.join(Arrays.copyOf(file, at), Arrays.copyOfRange(file, other, file.length));
            default -> {
                int to = Math.min(file.length, at + 4 * random.nextInt(40));
                yield Records.join(Arrays.copyOf(file, at), Arrays.copyOfRange(file, to, file.length));
            }
        };
    }

    private static byte[] putByte(byte[] file, int at, int value) {
        file[at] = (byte) value;
        return file;
    }

    private static byte[] putNumber(byte[] file, int at, SplittableRandom random) {
        LittleEndian.wrap(file).putInt(at, NUMBERS[random.nextInt(NUMBERS.length)]);
        return file;
    }
}
