package example;

import io.slipway.strategy.Definition;
import io.slipway.strategy.ParameterDef;
import io.slipway.strategy.Plugin;
import io.slipway.strategy.Strategy;
import io.slipway.venue.ModelDefinition;
import io.slipway.venue.QueueModel;
import java.util.List;

/** Names the strategies and the queue model of this jar, and declares the parameter of one strategy. */
public final class MyPlugin implements Plugin {

    @Override
    public List<Definition<Strategy>> strategies() {
        ParameterDef crossShare = ParameterDef.number("cross_share", "0.1", "last part of the window, in which it crosses")
                .between("0", "1")
                .searched("0.05", "0.1", "0.3");
        return List.of(
                Definition.<Strategy>of("join-then-cross", "Joins the shortest queue, then crosses.", JoinThenCross::new)
                        .withParameters(crossShare),
                Definition.of("patient-taker", "Takes no worse price than at the start.", setup -> new PatientTaker()));
    }

    @Override
    public List<ModelDefinition<QueueModel>> queueModels() {
        return List.of(new ModelDefinition<>("half-ahead", "Half of the cancelled shares were ahead.", new HalfAhead()));
    }
}
