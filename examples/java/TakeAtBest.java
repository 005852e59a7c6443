// Ten lines: takes the best price of all venues as soon as it is no worse than at the start.
final class TakeAtBest implements Strategy {
    private long limit;

    public void onStart(TradingContext context) {
        limit = context.far().hasBest() ? context.far().bestPxE9() * context.order().side().sign() : Long.MAX_VALUE;
    }

    public void decide(TradingContext context) {
        boolean good = context.far().hasBest() && context.far().bestPxE9() * context.order().side().sign() <= limit;
        if (good) { context.takeAtBest(context.remainingQty()); }
    }
}
